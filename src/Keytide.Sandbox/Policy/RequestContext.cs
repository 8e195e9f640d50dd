namespace Keytide.Sandbox.Policy;

/// <summary>The condition keys of one request, without regard to case. A key that is absent is unlike one that is empty.</summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => _values.Keys;

    public IReadOnlyList<string>? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Sets the key, unless <paramref name="value"/> is null.</summary>
    public void Set(string key, string? value)
    {
        if (value is not null)
        {
            _values[key] = [value];
        }
    }

    public void Set(string key, IReadOnlyList<string> values) => _values[key] = values;
}
