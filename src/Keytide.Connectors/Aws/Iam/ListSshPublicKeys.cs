using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The SSH public keys of a user.</summary>
public static class ListSshPublicKeys
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, "ListSSHPublicKeys");

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<SshPublicKey>> ListSshPublicKeysAsync(
        this IamClient iam, string userName, CancellationToken cancellation) =>
        iam.ListAsync(
            Operation,
            new QueryParameters { { "UserName", userName } },
            answer => answer.Members("SSHPublicKeys").Select(Read),
            cancellation);

    private static SshPublicKey Read(XmlAnswer key) =>
        new(key.Text("UserName"), key.Text("SSHPublicKeyId"), key.Text("Status"), key.Time("UploadDate"));
}
