using System.Globalization;
using System.Text.Json;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>An object of a JSON answer, read by names. A value of the wrong kind is an error, never a default.</summary>
public readonly struct JsonAnswer
{
    private const int GreatestDepth = 32;

    // The years 1 and 9999, as seconds from 1970.
    private const decimal FirstSecond = -62_135_596_800m;
    private const decimal LastSecond = 253_402_300_800m;
    private readonly JsonElement _element;

    private JsonAnswer(JsonElement element) => _element = element;

    /// <exception cref="UnreadableAnswerException">Not one whole JSON object within the bounds.</exception>
    public static JsonAnswer Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = GreatestDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonAnswer(document.RootElement.Clone())
                : throw new UnreadableAnswerException("the answer is JSON and not an object");
        }
        catch (JsonException)
        {
            throw new UnreadableAnswerException(
                string.Create(CultureInfo.InvariantCulture, $"the answer is not whole JSON ({body.Length} bytes)"));
        }
    }

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string? OptionalText(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, "a text");

    /// <summary>Bytes, which come as base64.</summary>
    public byte[] Bytes(string name) =>
        (Find(name) ?? throw Missing(name)) is { ValueKind: JsonValueKind.String } value && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw Wrong(name, "base64");

    public bool? OptionalFlag(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false");

    public long? OptionalNumber(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
        : throw Wrong(name, "a whole number");

    /// <summary>JSON 1.1 sends seconds since 1970, with or without a fraction; REST-JSON services send either that or ISO 8601.</summary>
    public DateTimeOffset? OptionalTime(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var seconds) && seconds is > FirstSecond and < LastSecond)
        {
            return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw Wrong(name, "a time");
    }

    public JsonAnswer Object(string name) => OptionalObject(name) ?? throw Missing(name);

    public JsonAnswer? OptionalObject(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new JsonAnswer(value)
        : throw Wrong(name, "an object");

    /// <summary>A list of objects that is always there, if only empty.</summary>
    public IReadOnlyList<JsonAnswer> Objects(string name)
    {
        var list = Find(name) ?? throw Missing(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, "a list");
        }

        return
        [
            .. list.EnumerateArray().Select(item =>
                item.ValueKind == JsonValueKind.Object ? new JsonAnswer(item) : throw Wrong(name, "a list of objects")),
        ];
    }

    private JsonElement? Find(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static UnreadableAnswerException Missing(string name) => new($"the answer has no {name}");

    private static UnreadableAnswerException Wrong(string name, string expected) => new($"{name} in the answer is not {expected}");
}
