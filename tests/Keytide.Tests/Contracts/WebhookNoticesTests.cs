using System.Net;
using System.Text.Json;
using Keytide.Connectors.Notify;
using Keytide.Connectors.Questions;
using Keytide.Rotation.Notices;

namespace Keytide.Tests.Contracts;

/// <summary>A service of one's own that believes nothing without a signature.</summary>
public sealed class WebhookNoticesTests : NoticeChannelContract, IDisposable
{
    private readonly List<string> _texts = [];
    private readonly StandInService _service;
    private readonly HttpMessageInvoker _http;
    private bool _refuses;

    public WebhookNoticesTests() => _http = new HttpMessageInvoker(_service = new StandInService((request, body) =>
    {
        using var key = new SecretText(Secret);
        var timestamp = request.Headers.GetValues("X-Keytide-Timestamp").Single();
        if (_refuses || request.Headers.GetValues("X-Keytide-Signature").Single() != WebhookChannel.Signature(key, timestamp, body))
        {
            return (HttpStatusCode.Unauthorized, Secret);
        }

        var notice = JsonDocument.Parse(body).RootElement;
        Assert.Equal(("notice", "blocked"), (notice.GetProperty("action").GetString(), notice.GetProperty("kind").GetString()));
        _texts.Add(string.Join('\n', new[] { "title", "detail", "key", "todo" }.Select(name => notice.GetProperty(name).GetString())));
        return (HttpStatusCode.OK, "{}");
    }));

    private protected override string Secret => "0123456789abcdef0123456789abcdef";

    public void Dispose() => _http.Dispose();

    private protected override INoticeChannel Open() => new WebhookNotices(
        new WebhookChannel(new Uri("https://ops.example/keytide"), new SecretText(Secret), _http, TimeProvider.System));

    private protected override void Refuse() => _refuses = true;

    private protected override void Vanish() => _service.IsGone = true;

    private protected override IReadOnlyList<string> Read() => _texts;
}
