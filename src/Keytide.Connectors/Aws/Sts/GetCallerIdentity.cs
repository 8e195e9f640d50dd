using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>Who signs these requests. It needs no permission, and no policy can deny it.</summary>
public static class GetCallerIdentity
{
    public static readonly AwsOperation Operation = new(AwsService.Sts, nameof(GetCallerIdentity));

    /// <exception cref="AwsException">Not read.</exception>
    public static Task<CallerIdentity> GetCallerIdentityAsync(this StsClient sts, CancellationToken cancellation) => sts.Aws.QueryAsync(
        Operation, [], answer => new CallerIdentity(answer.Account(), answer.Text("Arn"), answer.Text("UserId")), cancellation);
}
