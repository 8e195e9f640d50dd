using System.Collections;

namespace Keytide.Sandbox.World;

/// <summary>
/// Entities by name. Names differ by more than case, as IAM demands, and lists come in the order of names without regard to case.
/// Looking up is O(1); the sorted order is made when first asked for after a change.
/// </summary>
public sealed class NameTable<T> : IEnumerable<T>
    where T : class
{
    private readonly Dictionary<string, T> _items = new(StringComparer.OrdinalIgnoreCase);
    private KeyValuePair<string, T>[]? _sorted;

    public int Count => _items.Count;

    public T? Find(string name) => _items.GetValueOrDefault(name);

    public bool Has(string name) => _items.ContainsKey(name);

    public void Add(string name, T item)
    {
        _items.Add(name, item);
        _sorted = null;
    }

    public bool Remove(string name)
    {
        _sorted = null;
        return _items.Remove(name);
    }

    /// <summary>Every entity with its name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, T>> Sorted
    {
        get
        {
            if (_sorted is null)
            {
                _sorted = [.. _items];
                Array.Sort(_sorted, static (a, b) =>
                {
                    var order = StringComparer.OrdinalIgnoreCase.Compare(a.Key, b.Key);
                    return order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
                });
            }

            return _sorted;
        }
    }

    public IEnumerator<T> GetEnumerator() => Sorted.Select(pair => pair.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
