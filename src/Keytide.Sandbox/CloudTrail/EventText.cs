using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.CloudTrail;

/// <summary>
/// The event as the JSON text that CloudTrail delivers, version 1.11 of its record contents.
/// Times in parameters and responses are in words.
/// </summary>
internal static class EventText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ApiEvent apiEvent)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            WriteEvent(writer, apiEvent);
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteEvent(Utf8JsonWriter writer, ApiEvent apiEvent)
    {
        writer.WriteStartObject();
        writer.WriteString("eventVersion", "1.11");
        WriteMember(writer, "userIdentity", EventIdentity.Of(apiEvent.Caller));
        writer.WriteString("eventTime", Instant(apiEvent.Time));
        writer.WriteString("eventSource", apiEvent.Source);
        writer.WriteString("eventName", apiEvent.Name);
        writer.WriteString("awsRegion", apiEvent.Region);
        writer.WriteString("sourceIPAddress", apiEvent.SourceAddress);
        writer.WriteString("userAgent", apiEvent.UserAgent);
        if (apiEvent.ErrorCode is not null)
        {
            writer.WriteString("errorCode", apiEvent.ErrorCode);
            writer.WriteString("errorMessage", apiEvent.ErrorMessage);
        }
        WriteMember(writer, "requestParameters", apiEvent.RequestParameters);
        WriteMember(writer, "responseElements", apiEvent.ResponseElements);
        writer.WriteString("requestID", apiEvent.RequestId);
        writer.WriteString("eventID", apiEvent.Id);
        writer.WriteBoolean("readOnly", apiEvent.IsReadOnly);
        writer.WriteString("eventType", "AwsApiCall");
        writer.WriteBoolean("managementEvent", true);
        writer.WriteString("recipientAccountId", apiEvent.Caller.Account.Id);
        writer.WriteString("eventCategory", "Management");
        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        WriteValue(writer, value);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.UtcDateTime.ToString("MMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture));
                break;
            case byte[]:
                writer.WriteStringValue("");
                break;
            case IEnumerable<KeyValuePair<string, object>> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    WriteMember(writer, name, member);
                }
                writer.WriteEndObject();
                break;
            case IEnumerable<object> list:
                writer.WriteStartArray();
                foreach (var member in list)
                {
                    WriteValue(writer, member);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
                break;
        }
    }

    /// <summary>To the second, as every time of an event outside its parameters and response.</summary>
    internal static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
