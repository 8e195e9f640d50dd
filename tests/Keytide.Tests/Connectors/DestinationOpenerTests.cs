using Keytide.Connectors;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Tests.Contracts;
using Keytide.Tests.Simulation;

namespace Keytide.Tests.Connectors;

public sealed class DestinationOpenerTests
{
    private readonly SandboxAccount _account = new();
    private readonly Dictionary<string, string> _variables = [];

    [Theory]
    [InlineData("secretsmanager:prod/db?region=eu-west-1", true)]
    [InlineData("ssm:/prod/db", true)]
    [InlineData("credentials-file:/nowhere/credentials#prod", true)]
    [InlineData("dotenv:/nowhere/.env?form=ses-smtp&smtp-region=eu-west-1", true)]
    [InlineData("json-file:/nowhere/key.json", true)]
    [InlineData("exec:/nonexistent/program", false)]
    [InlineData("webhook:https://keys.example/hook", false)]
    [InlineData("vault:kv/app", false)]
    [InlineData("kubernetes:prod/app", false)]
    [InlineData("github:acme/shop", false)]
    [InlineData("gitlab:group/shop", false)]
    public async Task Every_kind_of_place_is_opened_and_says_what_it_lacks(string address, bool isReady)
    {
        using var http = new HttpMessageInvoker(new Unplugged());
        var place = Opener(http).Open(DestinationAddress.Parse(address));
        Assert.Equal(address, place.Address.ToString());
        Assert.Equal(address.Contains("ses-smtp", StringComparison.Ordinal), place is SmtpDestination);
        var check = await place.CheckAsync(default);
        Assert.Equal(isReady, check.IsReady);
        Assert.Equal(isReady, check.Todo is null);
    }

    [Fact]
    public async Task Tokens_are_taken_from_the_environment()
    {
        (_variables["GITLAB_TOKEN"], _variables["GITLAB_API_URL"]) = ("glpat-token", "https://git.example/api/v4");
        using var http = new HttpMessageInvoker(new GitLabStandIn());
        Assert.True((await Opener(http).Open(DestinationAddress.Parse("gitlab:group/shop")).CheckAsync(default)).IsReady);
    }

    private DestinationOpener Opener(HttpMessageInvoker http) =>
        new(_account.Aws, new MemoryFiles(), http, _variables.GetValueOrDefault, "/nonexistent");

    private sealed class Unplugged : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"Nothing was to be sent, and {request.RequestUri} was asked.");
    }
}
