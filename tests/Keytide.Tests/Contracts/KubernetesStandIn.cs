using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Keytide.Tests.Contracts;

/// <summary>
/// The part of a cluster's API that concerns Secrets, made after kubernetes.io's "API Concepts" and the reference of Secret v1: merge
/// patches (RFC 7386), resource versions, dry runs, Status objects.
/// </summary>
internal sealed class KubernetesStandIn : HttpMessageHandler
{
    private int _version = 100;

    /// <summary>By namespace and name.</summary>
    public Dictionary<string, JsonObject> Secrets { get; } = [];

    public HashSet<string> Namespaces { get; } = ["prod"];

    public HashSet<string> AllowedVerbs { get; } = ["get", "create", "patch"];

    public bool RefusesDryRuns { get; set; }

    public Action? BeforeWrite { get; set; }

    public int Writes { get; private set; }

    public void Put(string name, JsonObject data, Action<JsonObject>? more = null)
    {
        var secret = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject
            {
                ["name"] = name.Split('/')[1],
                ["namespace"] = name.Split('/')[0],
                ["labels"] = new JsonObject { ["app"] = "shop" },
                ["resourceVersion"] = Next(),
            },
            ["type"] = "Opaque",
            ["data"] = data,
        };
        more?.Invoke(secret);
        Secrets[name] = secret;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization?.ToString() != "Bearer the-token")
        {
            return Status(401, "Unauthorized", "Unauthorized");
        }

        var parts = request.RequestUri!.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).ToArray();
        Assert.Equal(["", "api", "v1", "namespaces"], parts[..4]);
        var (space, name) = (parts[4], parts.Length > 6 ? parts[6] : "");
        var verb = request.Method.Method switch { "GET" => "get", "POST" => "create", "PATCH" => "patch", var other => other };
        if (!AllowedVerbs.Contains(verb))
        {
            return Status(
                403, "Forbidden", $"secrets \"{name}\" is forbidden: User \"system:serviceaccount:ops:keytide\" cannot {verb} it");
        }

        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        var isDry = query["dryRun"] == "All";
        return verb == "get" ? Get($"{space}/{name}", name)
            : isDry && RefusesDryRuns ? Status(400, "BadRequest", "admission webhook \"x\" does not support dry run")
            : Write(verb, space, name, body!, isDry, request.Content!.Headers.ContentType!.MediaType!, query["fieldManager"]);
    }

    private HttpResponseMessage Get(string key, string name) =>
        Secrets.TryGetValue(key, out var secret) ? Answer(200, secret) : NotFound(name);

    private HttpResponseMessage Write(
        string verb, string space, string name, JsonObject body, bool isDry, string mediaType, string? manager)
    {
        Assert.Equal("keytide", manager);
        if (!isDry)
        {
            BeforeWrite?.Invoke();
            Writes++;
        }

        if (!Namespaces.Contains(space))
        {
            return Status(404, "NotFound", $"namespaces \"{space}\" not found");
        }

        if (verb == "create")
        {
            Assert.Equal("application/json", mediaType);
            name = (string)body["metadata"]!["name"]!;
            if (Secrets.ContainsKey($"{space}/{name}"))
            {
                return Status(409, "AlreadyExists", $"secrets \"{name}\" already exists");
            }

            return Answer(201, Keep($"{space}/{name}", body.DeepClone().AsObject(), isDry));
        }

        Assert.Equal("application/merge-patch+json", mediaType);
        if (!Secrets.TryGetValue($"{space}/{name}", out var secret))
        {
            return NotFound(name);
        }

        if (body["metadata"]?["resourceVersion"] is { } wanted && (string)wanted! != (string)secret["metadata"]!["resourceVersion"]!)
        {
            return Status(409, "Conflict", "the object has been modified; please apply your changes to the latest version and try again");
        }

        if (secret["immutable"] is not null && body.ContainsKey("data"))
        {
            return Status(422, "Invalid", "data: Forbidden: field is immutable when `immutable` is set");
        }

        return Answer(200, Keep($"{space}/{name}", Merge(secret.DeepClone(), body).AsObject(), isDry));
    }

    private JsonObject Keep(string key, JsonObject secret, bool isDry)
    {
        foreach (var (_, value) in secret["data"] as JsonObject ?? [])
        {
            Convert.FromBase64String((string)value!);
        }

        if (isDry)
        {
            return secret;
        }

        secret["metadata"]!["resourceVersion"] = Next();
        return Secrets[key] = secret;
    }

    // RFC 7386, section 2.
    private static JsonNode Merge(JsonNode? target, JsonObject patch)
    {
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value is JsonObject inner ? Merge(merged[name], inner).DeepClone() : value.DeepClone();
            }
        }

        return merged;
    }

    private string Next() => (++_version).ToString(CultureInfo.InvariantCulture);

    private static HttpResponseMessage NotFound(string name) => Status(404, "NotFound", $"secrets \"{name}\" not found");

    private static HttpResponseMessage Status(int code, string reason, string message) => Answer(code, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = message,
        ["reason"] = reason,
        ["code"] = code,
    });

    private static HttpResponseMessage Answer(int code, JsonObject body) => new((HttpStatusCode)code)
    {
        Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
