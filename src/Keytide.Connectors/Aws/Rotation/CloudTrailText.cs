using System.Text.Json;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>A CloudTrail event as the text that LookupEvents hands out, read by path.</summary>
internal static class CloudTrailText
{
    private const int GreatestDepth = 32;

    /// <returns>What the reading finds; null also where the event cannot be read, since such an event says nothing.</returns>
    public static T? Read<T>(string cloudTrailEvent, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(cloudTrailEvent, new JsonDocumentOptions { MaxDepth = GreatestDepth });
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    /// <summary>Whether the call was made by this rotation: in its session, or on its errand. Its id cannot be guessed.</summary>
    public static bool IsOf(this JsonElement root, RotationId rotation) =>
        root.Text("userIdentity", "arn")?.EndsWith($"/{rotation.SessionName}", StringComparison.Ordinal) == true
        || root.Text("userAgent")?.Contains(rotation.Value, StringComparison.Ordinal) == true;
}
