using System.Text.Json;

namespace Keytide.Sandbox.Wire;

/// <summary>Turns the JSON body of a request into a structure; nulls are left out.</summary>
internal static class JsonReader
{
    public static Structure Read(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32 });
            using var document = JsonDocument.ParseValue(ref reader);
            return ToValue(document.RootElement) as Structure ?? throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToStructure(element),
        JsonValueKind.Array => element.EnumerateArray().Select(ToValue).OfType<object>().ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        _ => null,
    };

    private static Structure ToStructure(JsonElement element)
    {
        var structure = new Structure();
        foreach (var member in element.EnumerateObject())
        {
            structure.Add(member.Name, ToValue(member.Value));
        }

        return structure;
    }

    private static ApiException Malformed() => new("SerializationException", "");
}
