using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>UploadServerCertificate, GetServerCertificate, ListServerCertificates, DeleteServerCertificate.</summary>
internal static class ServerCertificateOperations
{
    private static readonly Field CertificateName = IamFields.Name("ServerCertificateName", 128);

    public static IEnumerable<Operation> All =>
    [
        Of(
            "UploadServerCertificate",
            Upload,
            IamFields.Path,
            CertificateName,
            new("CertificateBody", Required: true, Min: 1, Max: 16_384),
            new("PrivateKey", Required: true, Min: 1, Max: 16_384),
            IamFields.Tags),
        Of("GetServerCertificate", Get, CertificateName),
        Of("DeleteServerCertificate", Delete, CertificateName),
        new(Service.Iam, "ListServerCertificates", List)
        {
            Fields = [IamFields.PathPrefix, .. IamFields.Page],
            Resources = IamArns.Listing("server-certificate"),
        },
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = Arns };

    private static IEnumerable<string> Arns(Call call)
    {
        var name = call.Input.Text("ServerCertificateName");
        yield return call.Account.ServerCertificates.Find(name ?? "")?.Arn
            ?? IamArns.Of(call, $"server-certificate{call.Input.Text("Path") ?? "/"}{name}");
    }

    private static Structure Upload(Call call)
    {
        IamFields.CheckPath(call.Input);
        var (name, body) = (call.Input.Required("ServerCertificateName"), call.Input.Required("CertificateBody"));
        var tags = Tagging.Read(call.Input);
        if (call.Account.ServerCertificates.Has(name))
        {
            throw IamErrors.AlreadyExists($"The Server Certificate with name {name} already exists.");
        }

        using var parsed = SigningCertificateOperations.Parse(body);
        var expires = new DateTimeOffset(parsed.NotAfter.ToUniversalTime());
        var path = call.Input.Text("Path") ?? "/";
        var certificate = call.Account.AddServerCertificate(name, call.Now, expires, path, body, call.Input.Text("CertificateChain"));
        certificate.Tags.AddRange(tags);
        return new Structure { { "ServerCertificateMetadata", Shape(certificate) }, { "Tags", IamShapes.TagsOrNull(certificate.Tags) } };
    }

    private static Structure Get(Call call)
    {
        var certificate = Find(call);
        return new Structure
        {
            {
                "ServerCertificate", new Structure
                {
                    { "ServerCertificateMetadata", Shape(certificate) },
                    { "CertificateBody", certificate.Body },
                    { "CertificateChain", certificate.Chain },
                    { "Tags", IamShapes.TagsOrNull(certificate.Tags) },
                }
            },
        };
    }

    private static Structure List(Call call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var certificates = call.Account.ServerCertificates.Sorted
            .Where(pair => pair.Value.Path.StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "ServerCertificateMetadataList", certificates, Shape);
    }

    private static Structure? Delete(Call call)
    {
        call.Account.ServerCertificates.Remove(Find(call).Name);
        return null;
    }

    private static ServerCertificate Find(Call call)
    {
        var name = call.Input.Required("ServerCertificateName");
        return call.Account.ServerCertificates.Find(name)
            ?? throw IamErrors.NoSuchEntity($"The Server Certificate with name {name} cannot be found.");
    }

    private static Structure Shape(ServerCertificate certificate) => new()
    {
        { "Path", certificate.Path },
        { "ServerCertificateName", certificate.Name },
        { "ServerCertificateId", certificate.Id },
        { "Arn", certificate.Arn },
        { "UploadDate", certificate.UploadedAt },
        { "Expiration", certificate.ExpiresAt },
    };
}
