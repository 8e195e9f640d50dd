using System.Globalization;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Vault;

/// <summary>
/// A secret in HashiCorp Vault's key-value store, version 2: both halves in one version, written only where nobody wrote in between
/// (check-and-set). Other fields stay as they are. The protocol is that of Vault's API documentation, "KV secrets engine - version 2".
/// </summary>
/// <param name="address"><c>vault:MOUNT/PATH</c>; the mount's path may itself have slashes.</param>
/// <param name="settings">Where Vault is.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="time">Measures the time limit.</param>
public sealed class VaultDestination(DestinationAddress address, VaultSettings settings, HttpMessageInvoker http, TimeProvider time)
    : IDestination
{
    private const string Allow = "Allow the token to read, create and update this path.";
    private static readonly string[] Needed = ["read", "create", "update"];

    private readonly PairForm _form = PairForm.Of(address);
    private readonly JsonService _vault = new("Vault", settings.Server, http, time, headers =>
    {
        headers.TryAddWithoutValidation("X-Vault-Token", new string(settings.Token!.Reveal()));
        headers.TryAddWithoutValidation("X-Vault-Request", "true");
        if (settings.Namespace is { } space)
        {
            headers.TryAddWithoutValidation("X-Vault-Namespace", space);
        }
    });

    private string? _path;

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.Full, CompareAndSet: true, IdempotentWrite: true);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var (data, version) = await GetAsync(cancellation);
            PairDocument.Find(data, _form)?.Dispose();
            if (await MissingRightsAsync(version == 0, cancellation) is { } missing)
            {
                return DestinationCheck.NotReady($"the token lacks the right to {missing}.", Allow);
            }

            return DestinationCheck.Ready(
                version == 0 ? "there is no such secret yet; it will be made" : $"the secret can be read, {Name(version)}");
        }
        catch (DestinationException refused) when (refused.Todo is not null)
        {
            return DestinationCheck.NotReady(refused.Message, refused.Todo);
        }
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        var (data, version) = await GetAsync(cancellation);
        return PairDocument.Find(data, _form) is { } pair
            ? DestinationReading.Holding(pair, Name(version))
            : DestinationReading.Empty(version == 0 ? "" : Name(version));
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        var (data, version) = await GetAsync(cancellation);
        using (var held = PairDocument.Find(data, _form))
        {
            if (held?.Matches(pair) == true)
            {
                return new DeliveryReceipt($"{Name(version)} holds it already");
            }
        }

        var body = new JsonObject
        {
            ["options"] = new JsonObject { ["cas"] = version },
            ["data"] = JsonNode.Parse(PairDocument.Put(data, pair, _form)),
        };
        var reply = await _vault.SendAsync(HttpMethod.Post, await PathAsync(cancellation), body, JsonService.Json, cancellation);
        return reply.Status == 200 && reply.Number("data", "version") is { } made
            ? new DeliveryReceipt($"wrote {Name(made)}")
            : throw Refused(reply.Status);
    }

    // A deleted version is answered by 404 with its metadata: the next write still has to name its number.
    private async Task<(string? Data, long Version)> GetAsync(CancellationToken cancellation)
    {
        var reply = await _vault.GetAsync(await PathAsync(cancellation), cancellation);
        if (reply.Status is not (200 or 404))
        {
            throw Refused(reply.Status);
        }

        var version = reply.Number("data", "metadata", "version") ?? 0;
        return reply.Status == 200 && version == 0
            ? throw NotVersion2()
            : (reply.Status == 200 ? reply.Object("data", "data")?.ToJsonString() : null, version);
    }

    /// <summary>
    /// Where the secret is, below the mount as Vault knows it. Asked as Vault's own client asks before every command of <c>vault kv</c>:
    /// in a store of version 1 the same write would leave the key in a secret of another name.
    /// </summary>
    private async Task<string> PathAsync(CancellationToken cancellation)
    {
        if (_path is not null)
        {
            return _path;
        }

        if (settings.Problem is { } problem)
        {
            throw new DestinationException($"{address}: {problem}",
                todo: $"Set {VaultSettings.ServerVariable} and {VaultSettings.TokenVariable} where Keytide runs, or run vault login.");
        }

        var reply = await _vault.GetAsync($"v1/sys/internal/ui/mounts/{Escaped(address.Name)}", cancellation);
        if (!reply.IsSuccess)
        {
            throw Refused(reply.Status == 404 ? 403 : reply.Status);
        }

        var mount = reply.Text("data", "path") ?? "";
        return reply.Text("data", "options", "version") == "2"
            && mount.EndsWith('/') && address.Name.StartsWith(mount, StringComparison.Ordinal)
            ? _path = $"v1/{Escaped(mount)}data/{Escaped(address.Name[mount.Length..])}"
            : throw NotVersion2();
    }

    /// <summary>A token may always ask for its own rights; where a policy denies even that, the write itself will tell.</summary>
    private async Task<string?> MissingRightsAsync(bool isNew, CancellationToken cancellation)
    {
        var path = Uri.UnescapeDataString((await PathAsync(cancellation))["v1/".Length..]);
        var question = new JsonObject { ["paths"] = new JsonArray(path) };
        var reply = await _vault.SendAsync(HttpMethod.Post, "v1/sys/capabilities-self", question, JsonService.Json, cancellation);
        if (!reply.IsSuccess || (reply.Object("data") ?? reply.Object())?[path] is not JsonArray rights)
        {
            return null;
        }

        var held = rights.OfType<JsonValue>().Select(right => right.TryGetValue<string>(out var name) ? name : "").ToHashSet();
        return held.Contains("root") ? null : Needed.FirstOrDefault(right => !held.Contains(right) && (isNew || right != "create"));
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private DestinationException NotVersion2() => new(
        $"{address}: what answered is not version 2 of Vault's key-value store.", todo: "Check the mount (vault secrets list -detailed).");

    private DestinationException Refused(int status) => status switch
    {
        403 => new DestinationException($"{address}: Vault denied it (403).", todo: Allow),
        400 => new DestinationException($"{address}: Vault refused the write (400): somebody wrote in between."),
        503 => new DestinationException($"{address}: Vault is sealed or in maintenance (503).", mayHaveHappened: true),
        >= 300 and < 400 => new DestinationException(
            $"{address}: Vault answered with a redirect ({status}), which is not followed.",
            todo: $"Set {VaultSettings.ServerVariable} to the address it leads to."),
        _ => new DestinationException($"{address}: Vault answered {status}.", mayHaveHappened: true),
    };

    private static string Name(long version) => string.Create(CultureInfo.InvariantCulture, $"version {version}");
}
