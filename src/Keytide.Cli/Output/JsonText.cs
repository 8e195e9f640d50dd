using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keytide.Cli.Output;

/// <summary>
/// Strings in JSON. Plain ones stay readable (<c>&lt;root_account&gt;</c>, not <c>\u003C…</c>); one that hides something (controls,
/// reversed reading direction, tag characters) is written in pure ASCII, so that JSON shown in a terminal does nothing to it.
/// </summary>
public static class JsonText
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteTextValue(value);
    }

    public static void WriteTextValue(this Utf8JsonWriter json, string? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else if (VisibleText.Hides(value))
        {
            json.WriteStringValue(JsonEncodedText.Encode(value, JavaScriptEncoder.Default));
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    public static void WriteName<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum => json.WriteString(name, ContractName.Of(value));

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? instant) =>
        json.WriteText(name, Timestamp.Of(instant));

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
