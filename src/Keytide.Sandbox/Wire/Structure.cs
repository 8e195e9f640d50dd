using System.Collections;
using System.Globalization;

namespace Keytide.Sandbox.Wire;

/// <summary>
/// Named members in order: what goes in and what comes out of an operation, whatever the protocol. A member is a string, bool, int, long,
/// double, DateTimeOffset, byte[] (base64 on the wire), <see cref="Structure"/>, <see cref="Map"/> or a list of these
/// (<c>List&lt;object&gt;</c>). From a query request every leaf is a string, so the readers convert. A null member is left out.
/// </summary>
public sealed class Structure : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _members = [];

    public int Count => _members.Count;

    /// <summary>The member or null; setting null removes.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (var (key, value) in _members)
            {
                if (string.Equals(key, name, StringComparison.Ordinal))
                {
                    return value;
                }
            }

            return null;
        }
        set
        {
            _members.RemoveAll(member => string.Equals(member.Key, name, StringComparison.Ordinal));
            Add(name, value);
        }
    }

    public void Add(string name, object? value)
    {
        if (value is not null)
        {
            _members.Add(new(name, value is IEnumerable<object> or string or Structure or Map or byte[] || value is not IEnumerable many
                ? value
                : many.Cast<object>().ToList()));
        }
    }

    public bool Has(string name) => this[name] is not null;

    public string? Text(string name) => this[name] switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The text of a member that <see cref="Field.Required"/> has made sure of.</summary>
    public string Required(string name) => Text(name) ?? throw new InvalidOperationException($"{name} was not checked as required.");

    public int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag(string name) => Text(name) switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The list, or an empty one: absent, and on the query wire <c>Name=</c>.</summary>
    public IReadOnlyList<object> List(string name) => this[name] as IReadOnlyList<object> ?? [];

    public IReadOnlyList<string> Texts(string name) => [.. List(name).OfType<string>()];

    public IReadOnlyList<Structure> Structures(string name) => [.. List(name).OfType<Structure>()];

    public Structure? Nested(string name) => this[name] as Structure;

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
