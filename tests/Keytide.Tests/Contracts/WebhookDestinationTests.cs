using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Questions;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

/// <summary>A service on the other side of the wire that keeps the pair and believes nothing without a signature.</summary>
public sealed class WebhookDestinationTests : DestinationContract, IDisposable
{
    private static readonly Uri Url = new("https://keys.example/hook?place=1");
    private readonly SecretText _key = new("0123456789abcdef0123456789abcdef");
    private readonly Service _service;
    private readonly HttpMessageInvoker _http;

    public WebhookDestinationTests() => _http = new HttpMessageInvoker(_service = new Service(_key));

    private protected override IDestination Destination => At(Url, _key);

    private protected override string Content => _service.Content;

    private protected override IReadOnlyList<string> Neighbours => ["\"host\":\"db\""];

    private protected override void Fill() =>
        _service.Content = $$"""{"accessKeyId":"{{First}}","secretAccessKey":"{{FirstSecret}}","host":"db"}""";

    private protected override void Spoil() => _service.Content = $"spoiled {FirstSecret} {SecondSecret}";

    [Fact]
    public async Task The_signature_is_an_HMAC_over_the_time_and_the_body()
    {
        // echo -n '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        Assert.Equal(
            "v1=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
                "0123456789abcdef0123456789abcdef"u8, "1700000000.{\"a\":1}"u8)),
            WebhookChannel.Signature(_key, "1700000000", "{\"a\":1}"u8));
        using var other = new SecretText("another-secret-another-secret-32");
        await Assert.ThrowsAsync<DestinationException>(() => At(Url, other).WriteAsync(FirstPair, Token, default));
        Assert.Equal("", Content);
    }

    [Fact]
    public async Task No_secret_goes_out_unsigned_or_in_the_clear()
    {
        foreach (var place in new[] { At(Url, null), At(Url, new SecretText("short")), At(new Uri("http://keys.example/"), _key) })
        {
            Assert.False((await place.CheckAsync(default)).IsReady);
            await Assert.ThrowsAsync<DestinationException>(() => place.WriteAsync(FirstPair, Token, default));
        }

        Assert.Equal(0, _service.Asked);
    }

    public void Dispose() => _http.Dispose();

    private AskedDestination At(Uri url, SecretText? key) => new(
        DestinationAddress.Parse($"webhook:{url}"), new WebhookChannel(url, key, _http, TimeProvider.System));

    private sealed class Service(SecretText key) : HttpMessageHandler
    {
        public string Content { get; set; } = "";

        public int Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var timestamp = request.Headers.GetValues("X-Keytide-Timestamp").Single();
            if (request.Headers.GetValues("X-Keytide-Signature").Single() != WebhookChannel.Signature(key, timestamp, body))
            {
                return new HttpResponseMessage(HttpStatusCode.Unauthorized);
            }

            var question = JsonNode.Parse(body)!.AsObject();
            return (string)question["action"]! == "check"
                ? Answer(Content.StartsWith("spoiled", StringComparison.Ordinal)
                    ? """{"ready":false,"detail":"the place is spoiled"}"""
                    : """{"ready":true,"detail":"there is room"}""")
                : Content.StartsWith("spoiled", StringComparison.Ordinal)
                    ? new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent(Content) }
                    : Answer(Keep(question));
        }

        private string Keep(JsonObject question)
        {
            var kept = JsonNode.Parse(Content.Length == 0 ? "{}" : Content)!.AsObject();
            if ((string)question["action"]! == "read")
            {
                return kept.ToJsonString();
            }

            kept["accessKeyId"] = (string)question["accessKeyId"]!;
            kept["secretAccessKey"] = (string)question["secretAccessKey"]!;
            Content = kept.ToJsonString();
            return $$"""{"evidence":"kept under {{question["token"]}}"}""";
        }

        private static HttpResponseMessage Answer(string json) =>
            new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
