using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>UploadSigningCertificate, ListSigningCertificates, UpdateSigningCertificate, DeleteSigningCertificate.</summary>
internal static class SigningCertificateOperations
{
    private const int MostCertificates = 2;
    private static readonly Field Body = new("CertificateBody", Required: true, Min: 1, Max: 16_384);
    private static readonly Field CertificateId = new Field("CertificateId", Required: true, Min: 24, Max: 128).Matching(@"[\w]+");

    public static IEnumerable<Operation> All =>
    [
        Of("UploadSigningCertificate", Upload, IamFields.OptionalUserName(128), Body),
        Of("ListSigningCertificates", List, [IamFields.OptionalUserName(128), .. IamFields.Page]),
        Of("UpdateSigningCertificate", Update, IamFields.OptionalUserName(128), CertificateId, IamFields.Status),
        Of("DeleteSigningCertificate", Delete, IamFields.OptionalUserName(128), CertificateId),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User };

    /// <summary>The certificate in a PEM, or a refusal in IAM's words.</summary>
    public static X509Certificate2 Parse(string body)
    {
        try
        {
            return X509Certificate2.CreateFromPem(body);
        }
        catch (CryptographicException)
        {
            throw new ApiException("MalformedCertificate", $"Certificate {body} is malformed.");
        }
    }

    private static Structure Upload(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var certificates = user?.SigningCertificates ?? call.Account.Root.SigningCertificates;
        var body = call.Input.Required("CertificateBody");
        using var parsed = Parse(body);
        if (certificates.Count >= MostCertificates)
        {
            throw IamErrors.LimitExceeded("CertificatesPerUser", MostCertificates);
        }

        var certificate = new SigningCertificate(call.Account.Ids.Letters(32), body, call.Now);
        certificates.Add(certificate);
        return new Structure { { "Certificate", Shape(call, user, certificate) } };
    }

    private static Structure List(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var certificates = user?.SigningCertificates ?? call.Account.Root.SigningCertificates;
        return Paging.Page(call, "Certificates", ByKey.Of(certificates, each => each.Id), each => Shape(call, user, each));
    }

    private static Structure? Update(Call call)
    {
        Find(call).Status = Subject.Status(call);
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var certificate = Find(call);
        (Subject.UserOrRoot(call)?.SigningCertificates ?? call.Account.Root.SigningCertificates).Remove(certificate);
        return null;
    }

    private static SigningCertificate Find(Call call)
    {
        var certificates = Subject.UserOrRoot(call)?.SigningCertificates ?? call.Account.Root.SigningCertificates;
        var id = call.Input.Required("CertificateId");
        return certificates.FirstOrDefault(certificate => certificate.Id == id)
            ?? throw IamErrors.NoSuchEntity($"The Certificate with id {id} cannot be found.");
    }

    private static Structure Shape(Call call, User? user, SigningCertificate certificate) => new()
    {
        { "UserName", user?.Name ?? call.Account.Name },
        { "CertificateId", certificate.Id },
        { "CertificateBody", certificate.Body },
        { "Status", certificate.Status.ToString() },
        { "UploadDate", certificate.UploadedAt },
    };
}
