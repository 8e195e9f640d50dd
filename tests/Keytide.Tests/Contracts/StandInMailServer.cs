using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Keytide.Tests.Contracts;

/// <summary>
/// A mail server that speaks SMTP (RFC 5321) with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954), to one client after the other, and keeps
/// what it took.
/// </summary>
internal sealed class StandInMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _mails = [];
    private readonly Task _work;

    public StandInMailServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        _listener.Start();
        _work = ServeAsync();
    }

    public X509Certificate2 Certificate { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Password { get; set; } = "correct horse";

    public bool OffersTls { get; set; } = true;

    /// <summary>Sent in the clear right behind the answer to STARTTLS, as somebody in the middle would.</summary>
    public string Injected { get; set; } = "";

    public bool IsTlsFromTheStart { get; set; }

    /// <summary>Refuses to sign anybody in, and says the password while doing so.</summary>
    public bool Refuses { get; set; }

    /// <summary>What was said before TLS began.</summary>
    public string Clear { get; private set; } = "";

    public IReadOnlyList<string> Mails => _mails;

    public IReadOnlyList<string> Receivers { get; private set; } = [];

    public void Close() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _work;
        Certificate.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await using Stream wire = client.GetStream();
                await TalkAsync(IsTlsFromTheStart ? await SecureAsync(wire) : wire, IsTlsFromTheStart);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or SocketException
                                            or System.Security.Authentication.AuthenticationException or ObjectDisposedException
                                            or InvalidOperationException)
            {
                if (end is ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }
    }

    private async Task TalkAsync(Stream wire, bool isSecure)
    {
        var receivers = new List<string>();
        var isIn = false;
        await SayAsync(wire, "220 localhost ESMTP");
        while (await LineAsync(wire) is { } line)
        {
            Clear += isSecure ? "" : $"{line}\n";
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(wire, isSecure ? "250-localhost\r\n250-SIZE 1000000\r\n250 AUTH LOGIN PLAIN"
                        : OffersTls ? "250-localhost\r\n250 STARTTLS" : "250 localhost");
                    break;
                case "STARTTLS":
                    await SayAsync(wire, $"220 go ahead{(Injected.Length > 0 ? "\r\n" : "")}{Injected}");
                    (wire, isSecure) = (await SecureAsync(wire), true);
                    break;
                case "AUTH":
                    isIn = !Refuses && Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) == $"\0keytide\0{Password}";
                    await SayAsync(wire, isIn ? "235 welcome" : $"535 no, {Password} is wrong");
                    break;
                case "MAIL" or "RCPT" when !isIn && isSecure:
                    await SayAsync(wire, "530 sign in first");
                    break;
                case "RCPT":
                    receivers.Add(line);
                    await SayAsync(wire, "250 yes");
                    break;
                case "DATA":
                    await SayAsync(wire, "354 end with a dot");
                    _mails.Add(await MailAsync(wire));
                    Receivers = receivers;
                    await SayAsync(wire, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(wire, "221 bye");
                    return;
                default:
                    await SayAsync(wire, line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase) ? "250 yes" : "500 what");
                    break;
            }
        }
    }

    private async Task<SslStream> SecureAsync(Stream wire)
    {
        var tls = new SslStream(wire);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _end.Token);
        return tls;
    }

    private async Task<string> MailAsync(Stream wire)
    {
        var mail = new StringBuilder();
        while (await LineAsync(wire) is { } line && line != ".")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return mail.ToString();
    }

    private async Task SayAsync(Stream wire, string text) => await wire.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"), _end.Token);

    private async Task<string?> LineAsync(Stream wire)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await wire.ReadAsync(one, _end.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
