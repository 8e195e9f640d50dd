using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>
/// Mail by SMTP submission (RFC 6409). Nothing but EHLO and STARTTLS is said in the clear to another machine; a password is sent by AUTH
/// PLAIN (RFC 4616) inside TLS alone. The mail's Message-ID is that of the occasion, so a repetition is known as one.
/// </summary>
/// <param name="settings">Server and addresses.</param>
/// <param name="password">Null where nobody signs in.</param>
/// <param name="time">Of the Date header and the time limit.</param>
/// <param name="trust">Judges the server's certificate; null for the machine's own trust.</param>
public sealed class SmtpNotices(
    ChannelSettings.Smtp settings, SecretText? password, TimeProvider time, RemoteCertificateValidationCallback? trust = null)
    : INoticeChannel
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private string Server => $"{settings.Host}:{settings.Port}";

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        if (settings.User is not null && password is null)
        {
            throw new NoticeException($"{settings.PasswordVariable} does not hold the password for {Server}.");
        }

        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(settings.Host, settings.Port, either.Token);
            if (settings.Security == MailSecurity.None && !IsLocal(socket))
            {
                throw new NoticeException($"{Server} is another machine, and nothing is sent there in the clear.");
            }

            await TalkAsync(socket.GetStream(), Hello(socket), notice, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NoticeException($"{Server} did not take the mail within {Limit.TotalSeconds} s.");
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            throw new NoticeException($"The connection to {Server} failed: {Quoted.Sentence(failure.Message)}", failure);
        }
    }

    private async Task TalkAsync(Stream wire, string hello, Notice notice, CancellationToken cancellation)
    {
        using var tls = new SslStream(wire, leaveInnerStreamOpen: true);
        var talk = new SmtpConversation(wire, Server);
        if (settings.Security == MailSecurity.Tls)
        {
            talk = await SecureAsync(tls, cancellation);
        }

        await talk.ReplyAsync('2', "the connection", cancellation);
        var offers = await talk.AskAsync(hello, '2', "EHLO", cancellation);
        if (settings.Security == MailSecurity.StartTls)
        {
            if (!Offers(offers, "STARTTLS"))
            {
                throw new NoticeException($"{Server} offers no STARTTLS.");
            }

            await talk.AskAsync("STARTTLS", '2', "STARTTLS", cancellation);
            if (talk.HasUnread)
            {
                throw new NoticeException($"{Server} sent more than its answer before TLS began.");
            }

            talk = await SecureAsync(tls, cancellation);
            offers = await talk.AskAsync(hello, '2', "EHLO", cancellation);
        }

        await SignInAsync(talk, offers, tls.IsEncrypted, cancellation);
        await talk.AskAsync($"MAIL FROM:<{settings.From}>", '2', "the sender", cancellation);
        foreach (var receiver in settings.To)
        {
            await talk.AskAsync($"RCPT TO:<{receiver}>", '2', "a receiver", cancellation);
        }

        await talk.AskAsync("DATA", '3', "DATA", cancellation);
        await talk.SendAsync(MailMessage.Write(notice, settings.From, settings.To, time.GetUtcNow()), cancellation);
        await talk.AskAsync(".", '2', "the mail", cancellation); // It is the server's from here on, whatever comes of QUIT.
        await talk.SendAsync("QUIT\r\n"u8.ToArray(), cancellation);
    }

    private async Task SignInAsync(SmtpConversation talk, IReadOnlyList<string> offers, bool isEncrypted, CancellationToken cancellation)
    {
        if (settings.User is not { } user)
        {
            return;
        }

        if (!isEncrypted)
        {
            throw new NoticeException($"A password is not sent to {Server} in the clear.");
        }

        if (!offers.Any(offer => offer.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase)
                && offer.Split(' ').Contains("PLAIN", StringComparer.OrdinalIgnoreCase)))
        {
            throw new NoticeException($"{Server} does not let anybody sign in by AUTH PLAIN.");
        }

        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password!.Reveal()}"));
        try
        {
            await talk.AskAsync($"AUTH PLAIN {token}", '2', "the password", cancellation);
        }
        catch (NoticeException)
        {
            throw new NoticeException($"{Server} did not accept the password of {Quoted.Shorten(user)}."); // It may have echoed it.
        }
    }

    private async Task<SmtpConversation> SecureAsync(SslStream tls, CancellationToken cancellation)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host, RemoteCertificateValidationCallback = trust };
        await tls.AuthenticateAsClientAsync(options, cancellation);
        return new SmtpConversation(tls, Server);
    }

    // RFC 5321 4.1.3: a client without a name of its own gives its address.
    private static string Hello(TcpClient socket) => socket.Client.LocalEndPoint is not IPEndPoint { Address: var address }
        ? "EHLO [127.0.0.1]"
        : address.IsIPv4MappedToIPv6 ? $"EHLO [{address.MapToIPv4()}]"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"EHLO [IPv6:{new IPAddress(address.GetAddressBytes())}]"
        : $"EHLO [{address}]";

    private static bool Offers(IEnumerable<string> offers, string what) =>
        offers.Any(offer => offer.Equals(what, StringComparison.OrdinalIgnoreCase));

    private static bool IsLocal(TcpClient socket) =>
        socket.Client.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);
}
