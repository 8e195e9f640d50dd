using Keytide.Connectors.GitLab;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

public sealed class GitLabDestinationTests : DestinationContract, IDisposable
{
    private const string IdName = "AWS_ACCESS_KEY_ID";
    private const string SecretName = "AWS_SECRET_ACCESS_KEY";
    private readonly GitLabStandIn _gitLab = new();
    private readonly HttpMessageInvoker _http;

    public GitLabDestinationTests() => _http = new HttpMessageInvoker(_gitLab);

    private protected override IDestination Destination => At("gitlab:group/shop");

    private protected override string Content => string.Join('\n', _gitLab.Variables.Select(variable => variable.ToJsonString()));

    private protected override IReadOnlyList<string> Neighbours =>
    [
        "\"key\":\"DB\"", "\"value\":\"other-environment\"",
        "\"protected\":false,\"masked\":true,\"raw\":false,\"environment_scope\":\"*\",\"description\":\"of the shop\"",
    ];

    private protected override void Fill()
    {
        _gitLab.Set(IdName, First.Value);
        _gitLab.Set(SecretName, FirstSecret);
        _gitLab.Set(IdName, "other-environment", "staging");
        _gitLab.Set("DB", "database");
    }

    private protected override void Spoil() => _gitLab.DeniedStatus = 403;

    [Fact]
    public async Task New_variables_are_masked_and_protected_and_the_id_goes_last()
    {
        await At("gitlab:group/shop#production/*").WriteAsync(FirstPair, Token, default);
        Assert.Equal([SecretName, IdName], _gitLab.Written);
        Assert.All(_gitLab.Variables, variable =>
        {
            Assert.True((bool)variable["masked"]!);
            Assert.True((bool)variable["protected"]!);
            Assert.Equal("production/*", (string)variable["environment_scope"]!);
        });
        using var elsewhere = await Destination.ReadAsync(default);
        Assert.Null(elsewhere.KeyId);
    }

    [Fact]
    public async Task Hidden_variables_take_a_value_and_show_none()
    {
        _gitLab.Set(IdName, First.Value, hidden: true);
        _gitLab.Set(SecretName, FirstSecret, hidden: true);
        Assert.True((await Destination.CheckAsync(default)).IsReady);
        await Destination.WriteAsync(SecondPair, Token, default);
        using var reading = await Destination.ReadAsync(default);
        Assert.True(reading.IsHidden);
        Assert.Contains(Second.Value, Content);
    }

    [Fact]
    public async Task A_hidden_secret_beside_a_readable_id_shows_the_id()
    {
        _gitLab.Set(IdName, First.Value);
        _gitLab.Set(SecretName, FirstSecret, hidden: true);
        using var reading = await Destination.ReadAsync(default);
        Assert.Equal((First, null), (reading.KeyId, reading.Pair));
    }

    [Fact]
    public async Task A_pair_of_two_keys_is_read_as_it_is_and_mended_by_the_next_write()
    {
        _gitLab.Set(IdName, First.Value);
        _gitLab.Set(SecretName, SecondSecret);
        using (var torn = await Destination.ReadAsync(default))
        {
            Assert.False(torn.Pair!.Matches(FirstPair) || torn.Pair.Matches(SecondPair));
        }

        await Destination.WriteAsync(SecondPair, Token, default);
        Assert.Equal([IdName], _gitLab.Written);
        using var whole = await Destination.ReadAsync(default);
        Assert.True(whole.Pair!.Matches(SecondPair));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_found_before_a_key_is_made()
    {
        Assert.False((await At("gitlab:group/other").CheckAsync(default)).IsReady);
        Assert.False((await At("gitlab:group/shop", "").CheckAsync(default)).IsReady);
        Assert.False((await At("gitlab:group/shop", "wrong").CheckAsync(default)).IsReady);
        _gitLab.Set(SecretName, "a file's content");
        _gitLab.Variables[0]["variable_type"] = "file";
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        Assert.Empty(_gitLab.Written);
    }

    [Theory]
    [InlineData("GITLAB_API_URL", "https://git.example/api/v4", null)]
    [InlineData("CI_API_V4_URL", "https://git.example/sub/api/v4", null)]
    [InlineData("GITLAB_API_URL", "https://git.example", "/api/v4")]
    [InlineData("GITLAB_API_URL", "http://git.example/api/v4", "http")]
    public void The_address_is_that_of_the_API(string variable, string address, string? problem)
    {
        var settings = GitLabSettings.Of(name => name == variable ? address : name == "GITLAB_TOKEN" ? "x" : null);
        Assert.Equal(problem is null, settings.Problem is null);
        Assert.Contains(problem ?? "", settings.Problem ?? "");
        Assert.True(problem is not null || settings.Api.OriginalString == address);
    }

    public void Dispose() => _http.Dispose();

    private GitLabDestination At(string address, string token = "glpat-token") => new(
        DestinationAddress.Parse(address),
        GitLabSettings.Of(name => name == GitLabSettings.TokenVariable ? token : null),
        new RatePause("GitLab", TimeProvider.System),
        _http,
        TimeProvider.System);
}
