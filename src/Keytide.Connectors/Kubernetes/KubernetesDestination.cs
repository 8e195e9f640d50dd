using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Kubernetes;

/// <summary>
/// Two entries of a Secret, changed in one JSON merge patch that names the version it was made for: other entries, labels and whatever else
/// the Secret has are not part of it, and where somebody wrote in between it is refused (kubernetes.io, "Kubernetes API Concepts"). The
/// right to write is found out by the same request as a dry run.
/// </summary>
/// <param name="address"><c>kubernetes:NAMESPACE/SECRET[#CONTEXT]</c>.</param>
/// <param name="open">Opens the way to the cluster; closed after each operation.</param>
public sealed class KubernetesDestination(DestinationAddress address, Func<CancellationToken, Task<KubeApi>> open) : IDestination
{
    private const string Writer = "fieldManager=keytide";
    private const string DryRun = $"{Writer}&dryRun=All";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly PairForm _form = PairForm.Of(address);

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.Full, CompareAndSet: true, IdempotentWrite: true);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            using var api = await open(cancellation);
            var secret = await GetAsync(api, cancellation);
            var reply = await SendAsync(api, secret, null, DryRun, cancellation);
            var seen = secret is null ? "there is no such Secret yet; it will be made"
                : $"the Secret can be read, version {secret.Version}";
            return reply.IsSuccess ? DestinationCheck.Ready(seen)
                : reply.Status == 400
                    ? DestinationCheck.Ready($"{seen}; whether it can be written is not known, since dry runs are refused")
                : throw Refused(reply);
        }
        catch (DestinationException refused) when (refused.Todo is not null)
        {
            return DestinationCheck.NotReady(refused.Message, refused.Todo);
        }
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        using var api = await open(cancellation);
        var secret = await GetAsync(api, cancellation);
        return secret?.Find(_form) is { } pair
            ? DestinationReading.Holding(pair, $"version {secret.Version}")
            : DestinationReading.Empty(secret is null ? "" : $"version {secret.Version}");
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        using var api = await open(cancellation);
        var secret = await GetAsync(api, cancellation);
        using (var held = secret?.Find(_form))
        {
            if (held?.Matches(pair) == true)
            {
                return new DeliveryReceipt($"version {secret!.Version} holds it already");
            }
        }

        var reply = await SendAsync(api, secret, pair, Writer, cancellation);
        return reply.IsSuccess && reply.Text("metadata", "resourceVersion") is { Length: > 0 } version
            ? new DeliveryReceipt($"{(secret is null ? "made" : "patched")} the Secret, version {Quoted.Shorten(version)}")
            : throw Refused(reply);
    }

    private async Task<HeldSecret?> GetAsync(KubeApi api, CancellationToken cancellation)
    {
        var reply = await api.Service.GetAsync(Path(address.Name), cancellation);
        if (reply.Status == 404 && reply.Text("kind") == "Status")
        {
            return null; // A namespace that is not there is told by the dry run of making the Secret.
        }

        if (!reply.IsSuccess)
        {
            throw Refused(reply);
        }

        if (reply.Text("kind") != "Secret" || reply.Text("metadata", "resourceVersion") is not { Length: > 0 } version)
        {
            throw new DestinationException($"{address}: what answered is not a Secret.", todo: "Look at the kubeconfig's server.");
        }

        return reply.Object()!["immutable"]?.GetValueKind() == System.Text.Json.JsonValueKind.True
            ? throw new DestinationException($"{address}: the Secret is immutable.", todo: "Make another one that is not, and name that.")
            : new HeldSecret(reply.Object("data") ?? [], Quoted.Shorten(version));
    }

    /// <summary>Makes or patches the Secret; without a pair, only what has to be in such a request anyway.</summary>
    private Task<JsonReply> SendAsync(KubeApi api, HeldSecret? secret, KeyPair? pair, string query, CancellationToken cancellation)
    {
        var names = secret?.Names(_form) ?? _form.Variables;
        var data = pair is null ? null : new JsonObject
        {
            [names.Id] = Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Id.Value)),
            [names.Secret] = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(pair.Secret.Reveal()))),
        };
        var body = secret is null
            ? new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Secret",
                ["metadata"] = new JsonObject { ["name"] = address.Name.Split('/')[1] },
                ["type"] = "Opaque",
            }
            : new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = secret.Version } };
        if (data is not null)
        {
            body["data"] = data;
        }

        return secret is null
            ? api.Service.SendAsync(HttpMethod.Post, $"{Path(address.Name.Split('/')[0])}?{query}", body, JsonService.Json, cancellation)
            : api.Service.SendAsync(HttpMethod.Patch, $"{Path(address.Name)}?{query}", body, JsonService.MergePatch, cancellation);
    }

    private static string Path(string name)
    {
        var parts = name.Split('/');
        var collection = $"api/v1/namespaces/{Uri.EscapeDataString(parts[0])}/secrets";
        return parts.Length == 1 ? collection : $"{collection}/{Uri.EscapeDataString(parts[1])}";
    }

    // The API's own words name user, verb and resource. Those about a body that it does not understand may quote the body.
    private DestinationException Refused(JsonReply reply)
    {
        var words = reply.Status is 401 or 403 or 404 && reply.Text("message") is { } message ? $" {Quoted.Sentence(message)}" : "";
        return reply.Status switch
        {
            401 => new DestinationException($"{address}: the cluster does not know the caller (401).{words}",
                todo: "Renew the credentials in the kubeconfig."),
            403 => new DestinationException($"{address}: the cluster denied it (403).{words}",
                todo: "Allow get, create and patch on this Secret by a Role."),
            404 => new DestinationException($"{address}: not found (404).{words}", todo: "Make the namespace, or name another."),
            409 => new DestinationException($"{address}: somebody wrote in between (409)."),
            422 => new DestinationException($"{address}: the cluster does not accept the Secret (422).",
                todo: "Name a Secret as Kubernetes allows it: small letters, digits, hyphens and dots."),
            _ => new DestinationException($"{address}: the cluster answered {reply.Status}.", mayHaveHappened: true),
        };
    }

    private sealed record HeldSecret(JsonObject Data, string Version)
    {
        public PairNames? Names(PairForm form) => form.NamesIn(Data.ContainsKey, Text);

        public KeyPair? Find(PairForm form) =>
            Names(form) is { } names && AccessKeyId.TryParse(Text(names.Id), out var id) && Text(names.Secret) is { Length: > 0 } secret
                ? new KeyPair(id, new SecretText(secret))
                : null;

        private string? Text(string name)
        {
            try
            {
                return Data[name] is JsonValue value && value.TryGetValue<string>(out var base64)
                    ? Strict.GetString(Convert.FromBase64String(base64))
                    : null;
            }
            catch (Exception problem) when (problem is FormatException or DecoderFallbackException)
            {
                return null; // An entry of bytes, which is no key.
            }
        }
    }
}
