using System.Text;
using System.Text.RegularExpressions;
using Keytide.Connectors.Notify;
using Keytide.Rotation.Notices;
using Keytide.Tests.Rotation.Notices;

namespace Keytide.Tests.Contracts;

public sealed partial class SmtpNoticesTests : NoticeChannelContract, IAsyncDisposable
{
    private readonly StandInMailServer _server = new();

    private protected override string Secret => _server.Password;

    [Fact]
    public async Task Nothing_is_said_in_the_clear_but_the_wish_for_TLS()
    {
        await Open().SendAsync(NoticeSamples.Blocked, default);
        Assert.Matches(@"^EHLO \[127\.0\.0\.1\]\nSTARTTLS\n$", _server.Clear);
        Assert.Equal(["RCPT TO:<a@example.com>", "RCPT TO:<b@example.com>"], _server.Receivers);
    }

    [Fact]
    public async Task A_server_without_TLS_or_with_a_strange_certificate_gets_nothing()
    {
        await Refused(Open(trusts: false));
        _server.OffersTls = false;
        await Refused(Open());
        Assert.Empty(_server.Mails);
        Assert.DoesNotContain("AUTH", _server.Clear);
    }

    [Fact]
    public async Task What_somebody_puts_behind_the_answer_to_STARTTLS_ends_the_talk()
    {
        _server.Injected = "250 AUTH PLAIN";
        await Refused(Open());
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task TLS_from_the_first_byte_and_none_on_this_machine_work_as_well()
    {
        _server.IsTlsFromTheStart = true;
        await Open(MailSecurity.Tls).SendAsync(NoticeSamples.Blocked, default);
        _server.IsTlsFromTheStart = false;
        await Open(MailSecurity.None, signsIn: false).SendAsync(NoticeSamples.Blocked, default);
        await Refused(Open(MailSecurity.None)); // A password is not sent in the clear.
        Assert.Equal(2, _server.Mails.Count);
    }

    [Fact]
    public async Task A_repetition_has_the_same_id_and_no_line_is_too_long()
    {
        await Open().SendAsync(NoticeSamples.Hostile, default);
        await Open().SendAsync(NoticeSamples.Hostile, default);
        var ids = _server.Mails.Select(mail => MessageId().Match(mail).Value).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual("", ids[0]);
        Assert.All(_server.Mails[0].Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        Assert.All(_server.Mails[0], c => Assert.True(c is '\r' or '\n' or >= ' ' and <= '~'));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private protected override INoticeChannel Open() => Open(MailSecurity.StartTls);

    private protected override void Refuse() => _server.Refuses = true;

    private protected override void Vanish() => _server.Close();

    private protected override IReadOnlyList<string> Read() => [.. _server.Mails.Select(mail =>
    {
        var parts = mail.Split("\r\n\r\n", 2);
        var subject = Subject().Match(parts[0]).Groups[1].Value;
        var words = Word().Replace(subject.Replace("\r\n ", ""), word =>
            Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
        return $"{words}\n{Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].ReplaceLineEndings("")))}";
    })];

    private static async Task Refused(INoticeChannel channel) =>
        await Assert.ThrowsAsync<NoticeException>(() => channel.SendAsync(NoticeSamples.Blocked, default));

    private INoticeChannel Open(MailSecurity security = MailSecurity.StartTls, bool signsIn = true, bool trusts = true) => new SmtpNotices(
        new ChannelSettings.Smtp(
            "mail", "127.0.0.1", _server.Port, security, "keytide@example.com", ["a@example.com", "b@example.com"],
            signsIn ? "keytide" : null, signsIn ? "PASSWORD" : null),
        signsIn ? new SecretText(_server.Password) : null,
        TimeProvider.System,
        trusts ? (_, certificate, _, _) => certificate?.GetCertHashString() == _server.Certificate.GetCertHashString() : null);

    [GeneratedRegex(@"^Message-ID: <.+@keytide>", RegexOptions.Multiline)]
    private static partial Regex MessageId();

    [GeneratedRegex(@"^Subject: ((?:.|\r\n )+?)\r\n[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Subject();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=")]
    private static partial Regex Word();
}
