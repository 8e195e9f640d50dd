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

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with the pair in it.</summary>
    /// <param name="existing">What is there now; null or blank for nothing.</param>
    /// <param name="pair">The key.</param>
    /// <param name="form">How its halves are called; null for the access key itself.</param>
    /// <exception cref="DestinationException">What is there is no JSON object, and is not overwritten.</exception>
    public static string Put(string? existing, KeyPair pair, PairForm? form = null)
    {
        form ??= PairForm.AccessKey;
        var isNew = string.IsNullOrWhiteSpace(existing);
        var document = isNew ? NewDocument(form) : Parse(existing!);
        var names = NamesIn(document, form) ?? form.Spellings[0];
        document[names.Id] = pair.Id.Value;
        document[names.Secret] = new string(pair.Secret.Reveal());
        return document.ToJsonString(!isNew && existing!.Contains('\n', StringComparison.Ordinal) ? Indented : Compact);
    }

    /// <summary>The pair in a document, or null where it has none.</summary>
    /// <exception cref="DestinationException">It is no JSON object.</exception>
    public static KeyPair? Find(string? text, PairForm? form = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var document = Parse(text);
        return NamesIn(document, form ?? PairForm.AccessKey) is { } names
            && AccessKeyId.TryParse(TextOf(document, names.Id), out var key)
            && TextOf(document, names.Secret) is { Length: > 0 } value
                ? new KeyPair(key, new SecretText(value))
                : null;
    }

    private static PairNames? NamesIn(JsonObject document, PairForm form) =>
        form.NamesIn(document.ContainsKey, name => TextOf(document, name));

    private static JsonObject NewDocument(PairForm form)
    {
        var document = new JsonObject();
        foreach (var (name, value) in form.Companions)
        {
            document[name] = value is int number ? number : (string)value;
        }

        return document;
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
