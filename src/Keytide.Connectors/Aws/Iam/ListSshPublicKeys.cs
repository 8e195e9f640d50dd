using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The SSH public keys of a user. An answer without the list means an empty one: its model does not require it.</summary>
public static class ListSshPublicKeys
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, "ListSSHPublicKeys");

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<SshPublicKey>> ListSshPublicKeysAsync(
        this IamClient iam, string userName, CancellationToken cancellation) =>
        iam.ListAsync(
            Operation,
            new QueryParameters { { "UserName", userName } },
            answer => answer.OptionalMembers("SSHPublicKeys").Select(Read),
            cancellation);

    private static SshPublicKey Read(XmlAnswer key) =>
        new(key.Text("UserName"), key.Text("SSHPublicKeyId"), key.Text("Status"), key.Time("UploadDate"));
}
