using System.Collections;
using System.Globalization;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>The parameters of a query request, in order. What is null is not sent.</summary>
public sealed class QueryParameters : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add(new(name, value));
        }
    }

    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    /// <summary>A list, on the wire <c>Name.member.1=…&amp;Name.member.2=…</c>.</summary>
    public void Add(string name, IEnumerable<string> values)
    {
        var index = 1;
        foreach (var value in values)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{name}.member.{index}"), value);
            index++;
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
