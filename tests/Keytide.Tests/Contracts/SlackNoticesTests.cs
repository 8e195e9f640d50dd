using System.Net;
using System.Text.Json;
using Keytide.Connectors.Notify;
using Keytide.Rotation.Notices;
using Keytide.Tests.Rotation.Notices;

namespace Keytide.Tests.Contracts;

/// <summary>Slack's incoming webhook, as docs.slack.dev describes it.</summary>
public sealed class SlackNoticesTests : NoticeChannelContract, IDisposable
{
    private readonly List<string> _raw = [];
    private readonly StandInService _service;
    private readonly HttpMessageInvoker _http;
    private bool _refuses;

    public SlackNoticesTests() => _http = new HttpMessageInvoker(_service = new StandInService((request, body) =>
    {
        if (_refuses || request.RequestUri!.AbsolutePath != $"/services/{Secret}")
        {
            return (HttpStatusCode.Forbidden, $"invalid_token {Secret}");
        }

        _raw.Add(JsonDocument.Parse(body).RootElement.GetProperty("text").GetString()!);
        return (HttpStatusCode.OK, "ok");
    }));

    private protected override string Secret => "T0/B0/XXXXXXXX";

    [Fact]
    public async Task Nobody_is_mentioned_and_nothing_becomes_a_link()
    {
        await Open().SendAsync(NoticeSamples.Hostile, default);
        Assert.DoesNotContain('<', _raw[0]);
        Assert.DoesNotContain('>', _raw[0]);
    }

    [Fact]
    public async Task An_address_that_is_none_is_not_shown()
    {
        using var address = new SecretText($"hooks.slack.com/{Secret}");
        var problem = await Assert.ThrowsAsync<NoticeException>(
            () => new SlackNotices(address, _http, TimeProvider.System).SendAsync(NoticeSamples.Blocked, default));
        Assert.DoesNotContain(Secret, problem.ToString());
    }

    public void Dispose() => _http.Dispose();

    private protected override INoticeChannel Open() =>
        new SlackNotices(new SecretText($"https://hooks.slack.com/services/{Secret}"), _http, TimeProvider.System);

    private protected override void Refuse() => _refuses = true;

    private protected override void Vanish() => _service.IsGone = true;

    // As Slack shows it.
    private protected override IReadOnlyList<string> Read() =>
        [.. _raw.Select(text => text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&"))];
}
