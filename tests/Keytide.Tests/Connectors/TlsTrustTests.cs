using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Tests.Connectors;

/// <summary>Real connections to a server with a certificate of a private authority, which asks its callers for one as well.</summary>
public sealed class TlsTrustTests : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 _authority = Authority("CN=private");
    private readonly X509Certificate2 _another = Authority("CN=another");
    private readonly CancellationTokenSource _end = new(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_server_of_the_named_authority_is_trusted_and_told_who_calls()
    {
        var (certificate, key) = Issued("CN=caller", null);
        var seen = await AskAsync(new TlsTrust(_authority.ExportCertificatePem(), "api.cluster", certificate, key, false));
        Assert.Equal("CN=caller", seen);
    }

    [Fact]
    public async Task Another_authority_or_another_name_is_not_trusted()
    {
        foreach (var trust in new[]
                 {
                     new TlsTrust(_another.ExportCertificatePem(), "api.cluster", null, null, false),
                     new TlsTrust(_authority.ExportCertificatePem(), "other.cluster", null, null, false),
                     new TlsTrust(null, "api.cluster", null, null, false),
                 })
        {
            var problem = await Assert.ThrowsAsync<DestinationException>(() => AskAsync(trust));
            Assert.Contains("certificate", problem.Message);
        }
    }

    [Fact]
    public async Task Only_who_says_so_trusts_anybody() =>
        Assert.Equal("", await AskAsync(new TlsTrust(null, null, null, null, SkipsVerification: true)));

    [Fact]
    public void What_is_no_certificate_is_not_quoted()
    {
        var (certificate, _) = Issued("CN=caller", null);
        var (_, key) = Issued("CN=other", null);
        foreach (var trust in new[]
                 {
                     new TlsTrust("hunter2", null, null, null, false),
                     new TlsTrust(null, null, certificate, new SecretText("hunter2"), false),
                     new TlsTrust(null, null, certificate, key, false),
                 })
        {
            Assert.DoesNotContain("hunter2", Assert.Throws<FormatException>(() => trust.Handler()).ToString());
        }
    }

    public void Dispose()
    {
        _authority.Dispose();
        _another.Dispose();
        _end.Dispose();
    }

    /// <returns>The name in the caller's certificate as the server saw it; empty without one.</returns>
    private async Task<string> AskAsync(TlsTrust trust)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = ServeAsync(listener);
        using var http = new HttpMessageInvoker(trust.Handler());
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var service = new JsonService("the server", new Uri($"https://127.0.0.1:{port}"), http, TimeProvider.System, trust.Name);
        var reply = await service.GetAsync("x", _end.Token);
        await server;
        return reply.Text("caller")!;
    }

    private async Task ServeAsync(TcpListener listener)
    {
        var (certificate, key) = Issued("CN=api", "api.cluster");
        using var own = X509Certificate2.CreateFromPem(certificate, key.Reveal());
        using var usable = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        using var client = await listener.AcceptTcpClientAsync(_end.Token);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = usable,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
                _end.Token);
            await tls.ReadAtLeastAsync(new byte[4096], minimumBytes: 1, throwOnEndOfStream: true, _end.Token);
            var body = $"{{\"caller\":\"{tls.RemoteCertificate?.Subject}\"}}";
            await tls.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"),
                _end.Token);
        }
        catch (Exception problem) when (problem is AuthenticationException or IOException)
        {
            Assert.NotNull(problem); // The caller hung up: that is what the test is about.
        }
    }

    private (string Certificate, SecretText Key) Issued(string subject, string? name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        if (name is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(_authority, From.AddDays(1), From.AddYears(40), [1, 2, 3]);
        return (certificate.ExportCertificatePem(), new SecretText(key.ExportPkcs8PrivateKeyPem()));
    }

    private static X509Certificate2 Authority(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(From, From.AddYears(50));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
