using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The signing certificates of a user.</summary>
public static class ListSigningCertificates
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListSigningCertificates));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<SigningCertificate>> ListSigningCertificatesAsync(
        this IamClient iam, string userName, CancellationToken cancellation) =>
        iam.ListAsync(
            Operation,
            new QueryParameters { { "UserName", userName } },
            answer => answer.Members("Certificates").Select(Read),
            cancellation);

    private static SigningCertificate Read(XmlAnswer certificate) => new(
        certificate.Text("UserName"),
        certificate.Text("CertificateId"),
        certificate.Text("CertificateBody"),
        certificate.Text("Status"),
        certificate.OptionalTime("UploadDate"));
}
