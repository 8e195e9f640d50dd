using System.Globalization;
using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>
/// An object in a saved JSON answer, read field by field. A field that is missing or of another kind is a <see cref="FormatException"/>
/// that names it.
/// </summary>
internal readonly struct SavedObject
{
    private const int LongestText = 2048;

    private readonly JsonElement _element;
    private readonly string _what;

    public SavedObject(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{what} is not an object");
        }

        (_element, _what) = (element, what);
    }

    public string Text(string name) =>
        OptionalText(name) is { Length: > 0 } text ? text : throw new FormatException($"{_what} has no {name}");

    public string? OptionalText(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text
            ? text
            : throw new FormatException($"{name} of {_what} is not a text of at most {LongestText} characters");
    }

    public bool Flag(string name) => TryGet(name, out var value) && value.ValueKind == JsonValueKind.True;

    public int OptionalNumber(string name) =>
        !TryGet(name, out var value) ? 0
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new FormatException($"{name} of {_what} is not a whole number");

    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw new FormatException($"{_what} has no {name}");

    /// <summary>Written as ISO 8601, or as seconds since 1970 where the AWS CLI is set to pass times on as they came.</summary>
    public DateTimeOffset? OptionalTime(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        const double Latest = 253_402_300_799; // The end of the year 9999.
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var seconds) && seconds is >= 0 and <= Latest =>
                DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)),
            JsonValueKind.String when DateTimeOffset.TryParse(
                value.GetString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time) => time,
            _ => throw new FormatException($"{name} of {_what} is not a time"),
        };
    }

    public ReadOnlyMemory<byte> Bytes(string name) =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new FormatException($"{name} of {_what} is not base64");

    /// <summary>The raw element, for what comes in more than one form.</summary>
    public JsonElement Element(string name) =>
        TryGet(name, out var value) ? value : throw new FormatException($"{_what} has no {name}");

    public SavedObject? OptionalObject(string name) => TryGet(name, out var value) ? new SavedObject(value, $"{name} of {_what}") : null;

    /// <summary>Empty where the field is missing, as some tools leave out empty lists.</summary>
    public IEnumerable<SavedObject> Objects(string name)
    {
        var what = $"an entry of {name} of {_what}";
        return Items(name).Select(item => new SavedObject(item, what));
    }

    public IEnumerable<string> Texts(string name)
    {
        var what = _what;
        return Items(name).Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw new FormatException($"an entry of {name} of {what} is not a text"));
    }

    private IEnumerable<JsonElement> Items(string name) =>
        !TryGet(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : throw new FormatException($"{name} of {_what} is not a list");

    private bool TryGet(string name, out JsonElement value) =>
        _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
