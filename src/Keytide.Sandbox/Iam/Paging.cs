using System.Text;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// Marker paging over what is sorted by a key. The marker hides the last key sent, so that what is made or deleted between two pages
/// neither repeats nor hides anything else.
/// </summary>
internal static class Paging
{
    private const int DefaultItems = 100;
    private const string Mark = "kt1:";

    /// <summary>The named list, IsTruncated and, where there is more, Marker.</summary>
    public static Structure Page<T>(Call call, string list, IEnumerable<KeyValuePair<string, T>> sorted, Func<T, object> shape)
    {
        var (items, marker) = Cut(call, sorted);
        return new Structure
        {
            { list, items.Select(item => shape(item.Value)).ToList() },
            { "IsTruncated", marker is not null },
            { "Marker", marker },
        };
    }

    /// <summary>Takes one page off the sorted items, after the marker of the call.</summary>
    public static (IReadOnlyList<KeyValuePair<string, T>> Items, string? Marker) Cut<T>(
        Call call, IEnumerable<KeyValuePair<string, T>> sorted)
    {
        var after = After(call.Input.Text("Marker"));
        var size = call.Front.PageSize(call.Input.Number("MaxItems") ?? DefaultItems);
        var page = new List<KeyValuePair<string, T>>();
        foreach (var item in sorted)
        {
            if (after is not null && Order(item.Key, after) <= 0)
            {
                continue;
            }

            if (page.Count == size)
            {
                return (page, Marker(page[^1].Key));
            }

            page.Add(item);
        }

        return (page, null);
    }

    private static int Order(string a, string b)
    {
        var order = StringComparer.OrdinalIgnoreCase.Compare(a, b);
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }

    private static string Marker(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Mark + key));

    private static string? After(string? marker)
    {
        if (marker is null)
        {
            return null;
        }

        var bytes = new byte[marker.Length];
        var text = Convert.TryFromBase64String(marker, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : "";
        return text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..] : throw Errors.Validation("Invalid Marker.");
    }
}
