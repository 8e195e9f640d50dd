using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Kubernetes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

public sealed class KubernetesDestinationTests : DestinationContract
{
    private readonly KubernetesStandIn _cluster = new();

    private protected override IDestination Destination => At("kubernetes:prod/shop-aws", "the-token");

    private protected override string Content => _cluster.Secrets.TryGetValue("prod/shop-aws", out var secret)
        ? string.Join(
            '\n', [.. (secret["data"] as JsonObject ?? []).Select(entry => $"{entry.Key}={Decoded(entry.Value!)}"), .. Rest(secret)])
        : "";

    private protected override IReadOnlyList<string> Neighbours =>
        ["host=db.example", "cert=\u0001\ufffd", "\"labels\":{\"app\":\"shop\"}", "\"type\":\"kubernetes.io/custom\""];

    private protected override void Fill() => _cluster.Put(
        "prod/shop-aws",
        new JsonObject
        {
            ["access-key"] = Encoded(First.Value),
            ["secret-key"] = Encoded(FirstSecret),
            ["host"] = Encoded("db.example"),
            ["cert"] = Convert.ToBase64String([1, 0xff]),
        },
        secret => secret["type"] = "kubernetes.io/custom");

    private protected override void Spoil() => _cluster.AllowedVerbs.Remove(_cluster.Secrets.Count == 0 ? "create" : "patch");

    [Fact]
    public async Task A_write_in_between_is_not_lost()
    {
        Fill();
        _cluster.BeforeWrite = () => _cluster.Put("prod/shop-aws", new JsonObject { ["host"] = Encoded("other") });
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(SecondPair, Token, default));
        Assert.StartsWith("host=other\n", Content);
    }

    [Fact]
    public async Task A_Secret_that_appears_in_between_is_not_overwritten()
    {
        _cluster.BeforeWrite = Fill;
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(SecondPair, Token, default));
        Assert.Contains(FirstSecret, Content);
    }

    [Fact]
    public async Task A_new_Secret_has_the_names_of_environment_variables()
    {
        await Destination.WriteAsync(FirstPair, Token, default);
        Assert.StartsWith($"AWS_ACCESS_KEY_ID={First}\nAWS_SECRET_ACCESS_KEY={FirstSecret}\n", Content);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_found_before_a_key_is_made()
    {
        Assert.False((await At("kubernetes:prod/shop-aws", "another").CheckAsync(default)).IsReady);
        Assert.False((await At("kubernetes:nowhere/shop-aws", "the-token").CheckAsync(default)).IsReady);
        _cluster.Put("prod/shop-aws", [], secret => secret["immutable"] = true);
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        Assert.Equal(0, _cluster.Writes);
    }

    [Fact]
    public async Task A_cluster_that_refuses_dry_runs_is_believed_to_be_ready()
    {
        Fill();
        _cluster.RefusesDryRuns = true;
        var check = await Destination.CheckAsync(default);
        Assert.True(check.IsReady);
        Assert.Contains("not known", check.Detail);
    }

    [Fact]
    public async Task User_name_and_password_for_mail_stand_beside_the_key()
    {
        Fill();
        var mail = new SmtpDestination(At("kubernetes:prod/shop-aws?form=ses-smtp&smtp-region=eu-west-1", "the-token"), "eu-west-1");
        await mail.WriteAsync(FirstPair, Token, default);
        Assert.Contains(FirstSecret, Content);
        Assert.Contains($"SMTP_USERNAME={First}\n", Content);
    }

    private KubernetesDestination At(string address, string token) => new(
        DestinationAddress.Parse(address),
        _ => Task.FromResult(new KubeApi(
            new KubeAccess(
                new Uri("https://cluster.example:6443/base"), new TlsTrust(null, null, null, null, false),
                new SecretText(token), null, null),
            new Inside(_cluster),
            TimeProvider.System)));

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decoded(JsonNode base64) => Encoding.UTF8.GetString(Convert.FromBase64String((string)base64!));

    private static IEnumerable<string> Rest(JsonObject secret)
    {
        var rest = secret.DeepClone().AsObject();
        rest.Remove("data");
        return [rest.ToJsonString()];
    }

    /// <summary>Takes the base path away, and outlives the connection.</summary>
    private sealed class Inside(KubernetesStandIn cluster) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _cluster = new(cluster, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace("/base/", "/", StringComparison.Ordinal));
            return _cluster.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _cluster.Dispose();
            base.Dispose(disposing);
        }
    }
}
