using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The TLS certificates that IAM keeps for the account.</summary>
public static class ListServerCertificates
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListServerCertificates));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<ServerCertificate>> ListServerCertificatesAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.ListAsync(Operation, [], answer => answer.Members("ServerCertificateMetadataList").Select(Read), cancellation);

    private static ServerCertificate Read(XmlAnswer certificate) => new(
        certificate.Text("ServerCertificateName"),
        certificate.Text("ServerCertificateId"),
        certificate.Text("Arn"),
        certificate.Text("Path"),
        certificate.OptionalTime("UploadDate"),
        certificate.OptionalTime("Expiration"));
}
