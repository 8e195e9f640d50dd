using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Vault;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

/// <summary>A stand-in for Vault's key-value store, version 2, made after its API documentation.</summary>
public sealed class VaultDestinationTests : DestinationContract, IDisposable
{
    private const string Server = "https://vault.example:8200";
    private readonly Store _store = new();
    private readonly HttpMessageInvoker _http;

    public VaultDestinationTests() => _http = new HttpMessageInvoker(_store);

    private protected override IDestination Destination => At(Server, "s.token");

    private protected override string Content => _store.Versions.Count == 0 ? "" : _store.Versions[^1] ?? "";

    private protected override IReadOnlyList<string> Neighbours => ["\"host\":\"db\""];

    private protected override void Fill() =>
        _store.Versions.Add($$"""{"access_key":"{{First}}","secret_key":"{{FirstSecret}}","host":"db"}""");

    private protected override void Spoil() => _store.IsDenied = true;

    [Fact]
    public async Task A_write_in_between_is_not_lost()
    {
        Fill();
        _store.Before = () =>
        {
            _store.Before = null;
            _store.Versions.Add("""{"host":"other"}""");
        };
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(SecondPair, Token, default));
        Assert.Equal("""{"host":"other"}""", Content);
    }

    [Fact]
    public async Task A_deleted_version_is_followed_by_the_next()
    {
        Fill();
        _store.Versions.Add(null);
        await Destination.WriteAsync(SecondPair, Token, default);
        Assert.Equal(3, _store.Versions.Count);
        using var reading = await Destination.ReadAsync(default);
        Assert.True(reading.Pair!.Matches(SecondPair));
    }

    [Fact]
    public async Task Without_a_token_or_encryption_nothing_is_sent()
    {
        foreach (var (address, token) in new[]
                 {
                     ("https://vault.example", ""), ("https://vault.example", "s.to\nken"),
                     ("http://vault.example", "s.token"), ("vault", "s.token"),
                 })
        {
            var place = At(address, token);
            var check = await place.CheckAsync(default);
            Assert.False(check.IsReady);
            Assert.DoesNotContain("s.to", check.Detail);
            await Assert.ThrowsAsync<DestinationException>(() => place.WriteAsync(FirstPair, Token, default));
        }

        Assert.Equal(0, _store.Asked);
    }

    [Fact]
    public async Task A_store_of_version_1_is_refused_before_anything_is_written()
    {
        _store.MountVersion = "1";
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
        Assert.Empty(_store.Versions);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_found_before_a_key_is_made()
    {
        _store.Rights = ["read", "create"];
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        Fill();
        _store.Rights = ["read", "update"];
        Assert.True((await Destination.CheckAsync(default)).IsReady);
    }

    [Fact]
    public async Task A_mount_may_be_several_names_deep()
    {
        _store.Mount = "secret/prod/";
        await Destination.WriteAsync(FirstPair, Token, default);
        Assert.Equal("/v1/secret/prod/data/a%20b", _store.LastPath);
    }

    [Fact]
    public void An_authority_that_cannot_be_read_is_told_and_never_passed_over()
    {
        var settings = VaultSettings.Of(
            name => name switch
            {
                VaultSettings.AuthorityVariable => "/nonexistent/ca.pem",
                VaultSettings.TokenVariable => "x",
                _ => null,
            },
            "/");
        Assert.Contains("VAULT_CACERT", settings.Problem);
    }

    [Fact]
    public void The_token_is_taken_from_the_file_that_a_login_leaves()
    {
        var home = Directory.CreateTempSubdirectory("keytide-vault-");
        var file = Path.Combine(home.FullName, ".vault-token");
        File.WriteAllText(file, "hvs.fromfile\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", VaultSettings.Of(_ => null, home.FullName).Problem);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var settings = VaultSettings.Of(_ => null, home.FullName);
        Assert.Null(settings.Problem);
        Assert.Equal("hvs.fromfile", settings.Token!.Reveal().ToString());
        home.Delete(recursive: true);
    }

    public void Dispose() => _http.Dispose();

    private VaultDestination At(string server, string token) => new(
        DestinationAddress.Parse("vault:secret/prod/a b"),
        VaultSettings.Of(
            name => name switch
            {
                VaultSettings.ServerVariable => server,
                VaultSettings.TokenVariable => token,
                VaultSettings.NamespaceVariable => "team",
                _ => null,
            },
            "/nonexistent"),
        _http,
        TimeProvider.System);

    private sealed class Store : HttpMessageHandler
    {
        /// <summary>The data of each version; null for a deleted one.</summary>
        public List<string?> Versions { get; } = [];

        public bool IsDenied { get; set; }

        public Action? Before { get; set; }

        public int Asked { get; private set; }

        public string Mount { get; set; } = "secret/";

        public string MountVersion { get; set; } = "2";

        public string[] Rights { get; set; } = ["read", "create", "update"];

        public string LastPath { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            if (IsDenied || request.Headers.GetValues("X-Vault-Token").Single() != "s.token")
            {
                return Answer(HttpStatusCode.Forbidden, """{"errors":["permission denied"]}""");
            }

            Assert.Equal("team", request.Headers.GetValues("X-Vault-Namespace").Single());
            LastPath = request.RequestUri!.AbsolutePath;
            if (LastPath == "/v1/sys/internal/ui/mounts/secret/prod/a%20b")
            {
                return Answer(
                    HttpStatusCode.OK, $$$"""{"data":{"path":"{{{Mount}}}","type":"kv","options":{"version":"{{{MountVersion}}}"} } }""");
            }

            if (request.Method == HttpMethod.Get)
            {
                return Latest();
            }

            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            if (LastPath == "/v1/sys/capabilities-self")
            {
                var path = (string)body["paths"]![0]!;
                Assert.Equal("secret/data/prod/a b", path);
                return Answer(HttpStatusCode.OK, new JsonObject
                {
                    ["data"] = new JsonObject { [path] = new JsonArray([.. Rights.Select(right => (JsonNode)right)]) },
                }.ToJsonString());
            }

            Before?.Invoke();
            if ((int)body["options"]!["cas"]! != Versions.Count)
            {
                return Answer(
                    HttpStatusCode.BadRequest, """{"errors":["check-and-set parameter did not match the current version"]}""");
            }

            Versions.Add(body["data"]!.ToJsonString());
            return Answer(HttpStatusCode.OK, $$$"""{"data":{"version":{{{Versions.Count}}}}}""");
        }

        private HttpResponseMessage Latest() => Versions.Count == 0
            ? Answer(HttpStatusCode.NotFound, """{"errors":[]}""")
            : Answer(
                Versions[^1] is null ? HttpStatusCode.NotFound : HttpStatusCode.OK,
                $$$"""{"data":{"data":{{{Versions[^1] ?? "null"}}},"metadata":{"version":{{{Versions.Count}}} } } }""");

        private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
            new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
