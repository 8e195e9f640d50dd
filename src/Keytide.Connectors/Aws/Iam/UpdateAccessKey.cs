using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Switches a key on or off. Both can be undone.</summary>
public static class UpdateAccessKey
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(UpdateAccessKey));

    /// <param name="iam">The account.</param>
    /// <param name="userName">The key's owner.</param>
    /// <param name="id">The key.</param>
    /// <param name="status"><see cref="CredentialStatus.Active"/> or <see cref="CredentialStatus.Inactive"/>.</param>
    /// <param name="cancellation">Ends the call; whether it took effect is then unknown.</param>
    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task UpdateAccessKeyAsync(
        this IamClient iam, string userName, AccessKeyId id, string status, CancellationToken cancellation) =>
        iam.Aws.CommandAsync(
            Operation, new QueryParameters { { "UserName", userName }, { "AccessKeyId", id.Value }, { "Status", status } }, cancellation);
}
