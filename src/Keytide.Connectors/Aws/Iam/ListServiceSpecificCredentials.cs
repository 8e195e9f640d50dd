using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Passwords and API keys for single services, of one user or of all.</summary>
public static class ListServiceSpecificCredentials
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListServiceSpecificCredentials));

    /// <summary>Of every user of the account, in one paged list (AllUsers, added to IAM in 2025).</summary>
    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<ServiceSpecificCredential>> ListAllServiceSpecificCredentialsAsync(
        this IamClient iam, CancellationToken cancellation) =>
        ListAsync(iam, new QueryParameters { { "AllUsers", true } }, cancellation);

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<ServiceSpecificCredential>> ListServiceSpecificCredentialsAsync(
        this IamClient iam, string userName, CancellationToken cancellation) =>
        ListAsync(iam, new QueryParameters { { "UserName", userName } }, cancellation);

    private static Task<IReadOnlyList<ServiceSpecificCredential>> ListAsync(
        IamClient iam, QueryParameters parameters, CancellationToken cancellation) =>
        iam.ListAsync(Operation, parameters, answer => answer.Members("ServiceSpecificCredentials").Select(Read), cancellation);

    private static ServiceSpecificCredential Read(XmlAnswer credential) => new(
        credential.Text("UserName"),
        credential.Text("ServiceSpecificCredentialId"),
        credential.Text("ServiceName"),
        credential.OptionalText("ServiceUserName"),
        credential.OptionalText("ServiceCredentialAlias"),
        credential.Text("Status"),
        credential.Time("CreateDate"),
        credential.OptionalTime("ExpirationDate"));
}
