using System.Globalization;
using Keytide.Connectors.GitHub;
using Keytide.Connectors.Web;
using Keytide.Distribution;
using Keytide.Sandbox.Clock;

namespace Keytide.Tests.Contracts;

public sealed class GitHubDestinationTests : DestinationContract, IDisposable
{
    private readonly GitHubStandIn _gitHub = new();
    private readonly VirtualClock _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly HttpMessageInvoker _http;
    private readonly RatePause _pause;

    public GitHubDestinationTests()
    {
        _http = new HttpMessageInvoker(_gitHub);
        _pause = new RatePause("GitHub", _time);
    }

    private protected override IDestination Destination => At("github:acme/shop");

    private protected override string Content => string.Join('\n', _gitHub.Secrets.Select(secret => $"{secret.Key}={secret.Value.Value}"));

    private protected override IReadOnlyList<string> Neighbours => ["NPM_TOKEN=npm"];

    private protected override void Fill()
    {
        _gitHub.Set("NPM_TOKEN", "npm");
        _gitHub.Set("AWS_ACCESS_KEY_ID", First.Value);
        _gitHub.Set("AWS_SECRET_ACCESS_KEY", FirstSecret);
    }

    private protected override void Spoil() => _gitHub.IsInvisible = true;

    [Fact]
    public async Task The_id_is_written_last_and_its_time_is_the_evidence()
    {
        var receipt = await Destination.WriteAsync(FirstPair, Token, default);
        Assert.Equal(["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"], _gitHub.Written);
        Assert.Contains(_gitHub.Secrets["AWS_ACCESS_KEY_ID"].UpdatedAt, receipt.Evidence);
        Assert.False(Destination.Abilities.AtomicPair);
        Assert.False(Destination.Abilities.CanRestore);
    }

    [Fact]
    public async Task An_environment_has_secrets_of_its_own()
    {
        _gitHub.Folder = "/repos/acme/shop/environments/prod%2Feu/secrets";
        await At("github:acme/shop#prod/eu").WriteAsync(FirstPair, Token, default);
        Assert.Equal(2, _gitHub.Written.Count);
        Assert.False((await Destination.CheckAsync(default)).IsReady);
    }

    [Fact]
    public async Task Without_libsodium_nothing_is_sent_and_the_check_says_how_to_get_it()
    {
        var place = new GitHubDestination(
            DestinationAddress.Parse("github:acme/shop"), Settings("gh-token"), () => null, _pause, _http, _time);
        Assert.Contains("apt install libsodium23", (await place.CheckAsync(default)).Todo);
        await Assert.ThrowsAsync<DestinationException>(() => place.WriteAsync(FirstPair, Token, default));
        Assert.Equal(0, _gitHub.Asked);
    }

    [Fact]
    public async Task A_token_that_cannot_write_and_an_archived_repository_are_found_before_a_key_is_made()
    {
        _gitHub.Scopes = "gist, repo:status";
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        _gitHub.Scopes = "";
        Assert.True((await Destination.CheckAsync(default)).IsReady);
        _gitHub.IsArchived = true;
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        Assert.False((await At("github:acme/shop", "").CheckAsync(default)).IsReady);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_and_nothing_is_sent_into_it()
    {
        var reset = (_time.GetUtcNow() + TimeSpan.FromMinutes(40)).ToUnixTimeSeconds();
        _gitHub.Before = _ =>
        {
            var answer = _gitHub.Answer(403, """{"message":"API rate limit exceeded for user ID 1."}""");
            answer.Headers.Remove("X-RateLimit-Remaining");
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "0");
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Reset", reset.ToString(CultureInfo.InvariantCulture));
            return answer;
        };
        var problem = await Assert.ThrowsAsync<DestinationException>(() => Destination.CheckAsync(default));
        Assert.Contains("rate limit", problem.Message);
        _gitHub.Before = _ => null;
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
        Assert.Equal(1, _gitHub.Asked);
        _time.Advance(TimeSpan.FromMinutes(41));
        await Destination.WriteAsync(FirstPair, Token, default);
    }

    [Fact]
    public async Task A_pair_is_not_begun_where_the_limit_would_cut_it_in_two()
    {
        _gitHub.Remaining = 2;
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
        Assert.Empty(_gitHub.Written);
    }

    [Fact]
    public void A_short_pause_between_the_halves_is_waited_out()
    {
        var refusals = 1;
        _gitHub.Before = request =>
        {
            if (request.Method != HttpMethod.Put || !request.RequestUri!.AbsolutePath.EndsWith("_ID", StringComparison.Ordinal)
                || refusals-- <= 0)
            {
                return null;
            }

            var answer = _gitHub.Answer(429, """{"message":"You have exceeded a secondary rate limit."}""");
            answer.Headers.TryAddWithoutValidation("Retry-After", "20");
            return answer;
        };
        var start = _time.GetUtcNow();
        VirtualLoop.Run(_time, () => Destination.WriteAsync(FirstPair, Token, default));
        Assert.Equal(TimeSpan.FromSeconds(20), _time.GetUtcNow() - start);
        Assert.Equal(["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"], _gitHub.Written);
    }

    [Fact]
    public void A_second_half_that_fails_is_tried_again_at_once_and_then_told()
    {
        _gitHub.Before = request =>
            request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith("_ID", StringComparison.Ordinal)
                ? _gitHub.Answer(502, "<html>bad gateway</html>")
                : null;
        var problem = Assert.Throws<DestinationException>(
            () => VirtualLoop.Run(_time, () => Destination.WriteAsync(FirstPair, Token, default)));
        Assert.Contains("one half of each key", problem.Message);
        Assert.True(problem.MayHaveHappened);
        Assert.Equal(["AWS_SECRET_ACCESS_KEY"], _gitHub.Written);
        Assert.Equal(6, _gitHub.Asked);
    }

    [Fact]
    public async Task User_name_and_password_for_mail_are_secrets_of_their_own()
    {
        Fill();
        var mail = new SmtpDestination(At("github:acme/shop?form=ses-smtp&smtp-region=eu-west-1"), "eu-west-1");
        await mail.WriteAsync(SecondPair, Token, default);
        Assert.Contains($"SMTP_USERNAME={Second}", Content);
        Assert.Contains(FirstSecret, Content);
        Assert.DoesNotContain(SecondSecret, Content);
    }

    public void Dispose() => _http.Dispose();

    private GitHubDestination At(string address, string token = "gh-token") =>
        new(DestinationAddress.Parse(address), Settings(token), SealedBox.OfThisMachine, _pause, _http, _time);

    private static GitHubSettings Settings(string token) => GitHubSettings.Of(name => name == "GITHUB_TOKEN" ? token : null);
}
