using System.Globalization;
using System.Text.Json;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>A CloudTrail event, asked who signed it with a certain key.</summary>
internal static class KeyEvent
{
    private const int GreatestDepth = 32;

    /// <returns>Null where it is of another key or cannot be read.</returns>
    public static KeyUse? Find(string cloudTrailEvent, AccessKeyId key)
    {
        try
        {
            using var document = JsonDocument.Parse(cloudTrailEvent, new JsonDocumentOptions { MaxDepth = GreatestDepth });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("userIdentity", out var identity) && Text(identity, "accessKeyId") == key.Value
                && DateTimeOffset.TryParse(
                    Text(root, "eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                    ? new KeyUse(
                        key, at, Text(root, "eventSource")?.Split('.')[0], Text(root, "awsRegion"), Text(root, "sourceIPAddress"),
                        Text(root, "userAgent"))
                    : null;
        }
        catch (JsonException)
        {
            return null; // An event that cannot be read names nobody.
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
