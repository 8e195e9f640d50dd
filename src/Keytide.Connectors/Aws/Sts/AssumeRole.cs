using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>Makes a session of a role. Repeating it makes another session and harms nothing.</summary>
public static class AssumeRole
{
    public static readonly AwsOperation Operation = new(AwsService.Sts, nameof(AssumeRole));

    /// <exception cref="AwsException">
    /// Not made; AccessDenied where the role does not trust the caller or does not exist: STS does not tell which.
    /// </exception>
    public static Task<AssumedRole> AssumeRoleAsync(this StsClient sts, RoleRequest request, CancellationToken cancellation) =>
        sts.Aws.QueryAsync(
            Operation,
            new QueryParameters
            {
                { "RoleArn", request.RoleArn },
                { "RoleSessionName", request.SessionName },
                { "ExternalId", request.ExternalId },
                { "DurationSeconds", request.Duration is { } duration ? (int)duration.TotalSeconds : null },
                { "SourceIdentity", request.SourceIdentity },
            },
            Read,
            cancellation);

    private static AssumedRole Read(XmlAnswer answer)
    {
        var credentials = answer.RequiredChild("Credentials");
        var role = answer.Child("AssumedRoleUser");
        return new AssumedRole(
            new AwsCredentials(
                credentials.Text("AccessKeyId"),
                new SecretText(credentials.Text("SecretAccessKey")),
                new SecretText(credentials.Text("SessionToken")),
                credentials.Time("Expiration")),
            role?.OptionalText("Arn"),
            role?.OptionalText("AssumedRoleId"));
    }
}
