using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>Which account an access key belongs to, also for keys of other accounts and for keys too old to carry it in the id.</summary>
public static class GetAccessKeyInfo
{
    public static readonly AwsOperation Operation = new(AwsService.Sts, nameof(GetAccessKeyInfo));

    /// <exception cref="AwsException">Not read.</exception>
    public static Task<AccountId> GetAccessKeyInfoAsync(this StsClient sts, AccessKeyId id, CancellationToken cancellation) =>
        sts.Aws.QueryAsync(
            Operation, new QueryParameters { { "AccessKeyId", id.Value } }, answer => answer.Account(), cancellation);
}
