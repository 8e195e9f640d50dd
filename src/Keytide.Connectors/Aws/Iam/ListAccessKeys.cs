using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The access keys of a user, active or not; of the caller where no user is named.</summary>
public static class ListAccessKeys
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListAccessKeys));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<AccessKeyMetadata>> ListAccessKeysAsync(
        this IamClient iam, string? userName, CancellationToken cancellation) =>
        iam.ListAsync(
            Operation,
            new QueryParameters { { "UserName", userName } },
            answer => answer.Members("AccessKeyMetadata").Select(Read),
            cancellation);

    private static AccessKeyMetadata Read(XmlAnswer key) =>
        new(key.Text("UserName"), key.AccessKeyId(), key.Text("Status"), key.OptionalTime("CreateDate"));
}
