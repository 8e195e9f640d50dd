using System.Text.Json.Nodes;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>An encryption context on the wire.</summary>
internal static class KmsContext
{
    public static JsonObject Json(IReadOnlyDictionary<string, string> context) =>
        [.. context.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))];
}
