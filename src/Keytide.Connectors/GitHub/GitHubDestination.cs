using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.GitHub;

/// <summary>
/// Two Actions secrets of a repository, or of one of its environments (docs.github.com, "REST API endpoints for GitHub Actions Secrets").
/// They can be written and not read: what is seen afterwards is when each was written.
/// <para>
/// The two change one after the other. A job that starts in between has one half of each key and its calls fail, so both boxes are sealed
/// before either is sent, no write is begun that the rate limit would cut in half, and the id goes last: whoever sees the id's time knows
/// that the secret went before.
/// </para>
/// </summary>
/// <param name="address"><c>github:OWNER/REPO[#ENVIRONMENT]</c>.</param>
/// <param name="settings">Where GitHub is.</param>
/// <param name="library">Finds libsodium; null where the machine has none.</param>
/// <param name="pause">What GitHub's rate limits ask for.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="time">Measures time limits and pauses.</param>
public sealed class GitHubDestination(
    DestinationAddress address,
    GitHubSettings settings,
    Func<SealedBox?> library,
    RatePause pause,
    HttpMessageInvoker http,
    TimeProvider time) : IDestination
{
    private const int WritesOfOneDelivery = 4; // Two writes, and two looks at them.
    private const string Allow = "Give the token the right to read and write the repository's secrets (fine-grained: Secrets, or "
        + "Environments for an environment's; classic: repo).";

    private readonly PairNames _names = PairForm.Of(address).Variables;
    private readonly JsonService _gitHub = new("GitHub", settings.Api, http, time, headers =>
    {
        headers.TryAddWithoutValidation("Authorization", $"Bearer {settings.Token!.Reveal()}");
        headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
    });

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } =
        new(AtomicPair: false, ReadBack.Timestamp, CompareAndSet: false, IdempotentWrite: false);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        if (library() is null)
        {
            return DestinationCheck.NotReady("secrets are sealed by libsodium, which this machine does not have.", SealedBox.HowToInstall);
        }

        try
        {
            if (await WhyNotAsync(cancellation) is { } problem)
            {
                return DestinationCheck.NotReady(problem, Allow);
            }

            await PublicKeyAsync(cancellation);
            return DestinationCheck.Ready("GitHub gave the public key; whether the token may write is seen when it does");
        }
        catch (DestinationException refused) when (refused.Todo is not null)
        {
            return DestinationCheck.NotReady(refused.Message, refused.Todo);
        }
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        var (secret, id) = (await UpdatedAtAsync(_names.Secret, cancellation), await UpdatedAtAsync(_names.Id, cancellation));
        return secret is null || id is null ? DestinationReading.Empty("") : DestinationReading.Hidden($"updated at {id}");
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        var sodium = library() ?? throw new DestinationException(
            $"{address}: secrets are sealed by libsodium, which this machine does not have.", todo: SealedBox.HowToInstall);
        var (keyId, key) = await PublicKeyAsync(cancellation);
        var secret = Sealed(sodium, pair.Secret.Reveal(), keyId, key);
        var id = Sealed(sodium, pair.Id.Value, keyId, key);
        await PutAsync(_names.Secret, secret, cancellation);
        await SecondHalf.WriteAsync(() => PutAsync(_names.Id, id, cancellation), pause, time, cancellation);
        return await UpdatedAtAsync(_names.Id, cancellation) is { } at
            ? new DeliveryReceipt($"{_names.Secret} and then {_names.Id} written, updated at {at}")
            : throw new DestinationException($"{address}: GitHub took {_names.Id} and does not show it.", mayHaveHappened: true);
    }

    /// <summary>Classic tokens are told their scopes; the repository tells what the caller may do in it.</summary>
    private async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        var reply = await GetAsync($"repos/{Repository()}", cancellation);
        var scopes = reply.Header("x-oauth-scopes");
        return !reply.IsSuccess ? throw Refused(reply)
            : reply.Object()?["archived"]?.GetValueKind() == System.Text.Json.JsonValueKind.True ? "the repository is archived."
            : !string.IsNullOrEmpty(scopes) && !scopes.Split(',').Any(scope => scope.Trim() == "repo") ? "the token lacks the scope repo."
            : reply.Object("permissions")?["push"]?.GetValueKind() == System.Text.Json.JsonValueKind.False
                ? "the token's owner may not write to the repository."
            : null;
    }

    private async Task<(string Id, byte[] Key)> PublicKeyAsync(CancellationToken cancellation)
    {
        var reply = await GetAsync($"{Secrets()}/public-key", cancellation);
        if (!reply.IsSuccess)
        {
            throw Refused(reply);
        }

        var key = new byte[SealedBox.PublicKeyBytes];
        if (reply.Text("key_id") is not { Length: > 0 } id || reply.Text("key") is not { } text
            || !Convert.TryFromBase64String(text, key, out var length) || length != SealedBox.PublicKeyBytes)
        {
            throw new DestinationException($"{address}: what answered is not GitHub's public key.", todo: "Look at GITHUB_API_URL.");
        }

        return long.TryParse(reply.Header("x-ratelimit-remaining"), out var left) && left < WritesOfOneDelivery
            ? throw new DestinationException($"{address}: the rate limit leaves {left} requests, too few for both halves. Later.")
            : (id, key);
    }

    private static JsonObject Sealed(SealedBox sodium, ReadOnlySpan<char> text, string keyId, byte[] key) =>
        new() { ["encrypted_value"] = Convert.ToBase64String(sodium.Seal(text, key)), ["key_id"] = keyId };

    private async Task<JsonReply> PutAsync(string name, JsonObject body, CancellationToken cancellation)
    {
        var reply = await NotedAsync(
            _gitHub.SendAsync(HttpMethod.Put, $"{Secrets()}/{name}", body, JsonService.Json, cancellation));
        return reply.Status is 201 or 204 ? reply : throw Refused(reply);
    }

    /// <returns>When that secret was last written; null where there is none.</returns>
    private async Task<string?> UpdatedAtAsync(string name, CancellationToken cancellation)
    {
        var reply = await GetAsync($"{Secrets()}/{name}", cancellation);
        return reply.Status == 404 ? null
            : !reply.IsSuccess ? throw Refused(reply)
            : Quoted.Shorten(reply.Text("updated_at")) is { Length: > 0 } at ? at
            : throw new DestinationException($"{address}: what answered is not a secret of GitHub's.", todo: "Look at GITHUB_API_URL.");
    }

    private Task<JsonReply> GetAsync(string path, CancellationToken cancellation)
    {
        if (settings.Problem is { } problem)
        {
            throw new DestinationException($"{address}: {problem}", todo: "Set GH_TOKEN where Keytide runs.");
        }

        pause.Check();
        return NotedAsync(_gitHub.GetAsync(path, cancellation));
    }

    private async Task<JsonReply> NotedAsync(Task<JsonReply> call)
    {
        var reply = await call;
        pause.Note(reply);
        return reply;
    }

    private string Repository() => string.Join('/', address.Name.Split('/').Select(Uri.EscapeDataString));

    private string Secrets() => address.Part is { } environment
        ? $"repos/{Repository()}/environments/{Uri.EscapeDataString(environment)}/secrets"
        : $"repos/{Repository()}/actions/secrets";

    private DestinationException Refused(JsonReply reply) => reply.Status switch
    {
        401 => new DestinationException($"{address}: GitHub does not accept the token (401).", todo: "Renew the token."),
        403 => new DestinationException($"{address}: GitHub denied it (403).", todo: Allow),
        404 => new DestinationException(
            $"{address}: GitHub shows the token no such repository{(address.Part is null ? "" : " or environment")} (404).", todo: Allow),
        422 => new DestinationException($"{address}: GitHub did not accept the sealed secret (422).", mayHaveHappened: true),
        >= 300 and < 400 => new DestinationException($"{address}: the repository has moved ({reply.Status}).", todo: "Give its new name."),
        _ => new DestinationException($"{address}: GitHub answered {reply.Status}.", mayHaveHappened: true),
    };
}
