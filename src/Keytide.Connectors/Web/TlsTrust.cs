using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keytide.Connectors.Web;

/// <summary>Whom a connection trusts, and as whom it shows itself.</summary>
/// <param name="AuthorityPem">Certificates of the only authorities that count; null for those of the machine.</param>
/// <param name="ServerName">
/// The name that the server's certificate has to be for; null for that of the address. See <see cref="Name"/>.
/// </param>
/// <param name="ClientCertificatePem">The caller's certificate, with those between it and its authority; null without one.</param>
/// <param name="ClientKeyPem">Its private key.</param>
/// <param name="SkipsVerification">Trusts whoever answers. Only where somebody said so in as many words.</param>
public sealed record TlsTrust(
    string? AuthorityPem, string? ServerName, string? ClientCertificatePem, SecretText? ClientKeyPem, bool SkipsVerification)
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>A handler that follows no redirect and keeps no cookie.</summary>
    /// <exception cref="FormatException">A certificate or key is none. The message quotes nothing of it.</exception>
    public SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectLimit };
        try
        {
            handler.SslOptions = Options();
            return handler;
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            handler.Dispose();
            throw new FormatException("A certificate or private key cannot be read as PEM, or the two do not belong together.");
        }
    }

    /// <summary>Puts the server's name on a request: .NET takes the name that it asks for and checks from its Host.</summary>
    public void Name(HttpRequestHeaders headers) => headers.Host = ServerName ?? headers.Host;

    private SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions();
        if (AuthorityPem is not null)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // Private authorities publish no revocations.
            };
            policy.CustomTrustStore.ImportFromPem(AuthorityPem);
            options.CertificateChainPolicy = policy.CustomTrustStore.Count > 0
                ? policy
                : throw new CryptographicException("There is no certificate in it.");
        }

        if (ClientCertificatePem is not null && ClientKeyPem is not null)
        {
            using var certificate = X509Certificate2.CreateFromPem(ClientCertificatePem, ClientKeyPem.Reveal());

            // By way of PKCS #12: Windows does not use a key that has never been in a store.
            var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
            var between = new X509Certificate2Collection();
            between.ImportFromPem(ClientCertificatePem);
            options.ClientCertificateContext = SslStreamCertificateContext.Create(usable, between, offline: true);
        }

        if (SkipsVerification)
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }

        return options;
    }
}
