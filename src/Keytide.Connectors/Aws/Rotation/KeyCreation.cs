using System.Text.Json;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>A CloudTrail event, asked whether it is the making of a key for a certain user by a certain session.</summary>
internal static class KeyCreation
{
    private const int GreatestDepth = 32;

    /// <returns>The key, or null where it is another event or cannot be read.</returns>
    public static AccessKeyId? Find(string cloudTrailEvent, string userName, string sessionName)
    {
        try
        {
            using var document = JsonDocument.Parse(cloudTrailEvent, new JsonDocumentOptions { MaxDepth = GreatestDepth });
            var root = document.RootElement;
            return Text(root, "eventName") == "CreateAccessKey"
                && Text(root, "eventSource") == "iam.amazonaws.com"
                && Text(root, "requestParameters", "userName") == userName
                && Text(root, "userIdentity", "arn") is { } arn && arn.EndsWith($"/{sessionName}", StringComparison.Ordinal)
                && AccessKeyId.TryParse(Text(root, "responseElements", "accessKey", "accessKeyId"), out var id)
                    ? id
                    : null;
        }
        catch (JsonException)
        {
            return null; // An event that cannot be read attributes nothing.
        }
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
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
}
