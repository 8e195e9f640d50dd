using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keytide.Distribution;

/// <summary>
/// A key pair inside a JSON object. The fields that an existing document uses for id and secret are kept, and so is everything else in
/// it; a new document has the shape that <c>credential_process</c> expects of a program, so that the AWS SDKs can read it as it is.
/// </summary>
public static class PairDocument
{
    private const int GreatestDepth = 32;

    // Id and secret under one spelling; the first that fits an existing document wins.
    private static readonly (string Id, string Secret)[] Spellings =
    [
        ("AccessKeyId", "SecretAccessKey"),
        ("accessKeyId", "secretAccessKey"),
        ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        ("aws_access_key_id", "aws_secret_access_key"),
        ("access_key_id", "secret_access_key"),
        ("access_key", "secret_key"),
    ];

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with the pair in it.</summary>
    /// <param name="existing">What is there now; null or blank for nothing.</param>
    /// <param name="pair">The key.</param>
    /// <exception cref="DestinationException">What is there is no JSON object, and is not overwritten.</exception>
    public static string Put(string? existing, KeyPair pair)
    {
        var isNew = string.IsNullOrWhiteSpace(existing);
        var document = isNew ? new JsonObject { ["Version"] = 1 } : Parse(existing!);
        var (id, secret) = SpellingOf(document) ?? Spellings[0];
        document[id] = pair.Id.Value;
        document[secret] = new string(pair.Secret.Reveal());
        return document.ToJsonString(!isNew && existing!.Contains('\n', StringComparison.Ordinal) ? Indented : Compact);
    }

    /// <summary>The pair in a document, or null where it has none.</summary>
    /// <exception cref="DestinationException">It is no JSON object.</exception>
    public static KeyPair? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var document = Parse(text);
        return SpellingOf(document) is var (id, secret)
            && AccessKeyId.TryParse(TextOf(document, id), out var key)
            && TextOf(document, secret) is { Length: > 0 } value
                ? new KeyPair(key, new SecretText(value))
                : null;
    }

    private static (string Id, string Secret)? SpellingOf(JsonObject document)
    {
        foreach (var spelling in Spellings)
        {
            if (document.ContainsKey(spelling.Id) && document.ContainsKey(spelling.Secret))
            {
                return spelling;
            }
        }

        return null;
    }

    private static string? TextOf(JsonObject document, string name) =>
        document[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Parse(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = GreatestDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(text, documentOptions: options) as JsonObject ?? throw NotAnObject();
        }
        catch (JsonException)
        {
            throw NotAnObject(); // Without the cause: its message quotes the text, which may be a secret.
        }
    }

    private static DestinationException NotAnObject() => new(
        "What is there now is not a JSON object, so the key pair cannot be put into it.",
        todo: "Empty it, or name another place.");
}
