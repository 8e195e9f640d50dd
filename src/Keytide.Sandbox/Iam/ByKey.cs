namespace Keytide.Sandbox.Iam;

/// <summary>Sorts what is not kept sorted, for a page.</summary>
internal static class ByKey
{
    public static IReadOnlyList<KeyValuePair<string, T>> Of<T>(IEnumerable<T> items, Func<T, string> key) =>
    [
        .. items.Select(item => KeyValuePair.Create(key(item), item))
            .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    /// <summary>Keeps the order the items are in.</summary>
    public static IEnumerable<KeyValuePair<string, T>> AsTheyAre<T>(IEnumerable<T> items) =>
        items.Select((item, i) => KeyValuePair.Create(i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), item));
}
