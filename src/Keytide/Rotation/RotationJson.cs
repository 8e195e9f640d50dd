using System.Text.Json;
using System.Text.Json.Serialization;
using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>How journal lines and summaries are written. Names and shapes are kept: a journal outlives the version that wrote it.</summary>
public static class RotationJson
{
    private static readonly RotationJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        Converters =
        {
            new JsonStringEnumConverter<KeyChange>(),
            new JsonStringEnumConverter<BlockReason>(),
            new JsonStringEnumConverter<NewKeyUse>(),
            new TextConverter<AccountId>(AccountId.Parse),
            new TextConverter<AccessKeyId>(AccessKeyId.Parse),
            new TextConverter<DestinationAddress>(DestinationAddress.Parse),
        },
    });

    public static byte[] Write(RotationEvent what) => JsonSerializer.SerializeToUtf8Bytes(what, Context.RotationEvent);

    /// <exception cref="InvalidJournalException">The bytes are no event, or one that this version does not know.</exception>
    public static RotationEvent ReadEvent(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Context.RotationEvent)
                ?? throw new InvalidJournalException("A journal line is empty.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or FormatException or KeytideException)
        {
            throw new InvalidJournalException($"A journal line cannot be read: {Quoted.Shorten(problem.Message)}");
        }
    }

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? throw new JsonException("A text is missing."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.ToString());
    }
}
