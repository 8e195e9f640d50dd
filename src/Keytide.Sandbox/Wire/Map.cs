using System.Collections;

namespace Keytide.Sandbox.Wire;

/// <summary>Entries whose names are data, not part of the interface: <c>entry/key/value</c> in XML, an object in JSON.</summary>
public sealed class Map : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    public void Add(string key, object value) => _entries.Add(new(key, value));

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
