using System.Globalization;
using System.Text;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Wire;

/// <summary>
/// Lists paged by NextToken and MaxResults. The token is opaque to callers; it says where the next page begins, and, where empty pages
/// are switched on, whether the empty one has been sent.
/// </summary>
internal static class Paging
{
    /// <param name="size">The page's size where the caller does not ask for a smaller one.</param>
    /// <param name="canBeEmpty">Whether the service documents empty pages with a token.</param>
    public static Page<T> Of<T>(Call call, IReadOnlyList<T> all, int size, Func<ApiException> invalidToken, bool canBeEmpty = false)
    {
        var given = call.Input.Text("NextToken");
        var (start, wasEmpty) = string.IsNullOrEmpty(given) ? (0, false) : Read(call, given) ?? throw invalidToken();
        if (canBeEmpty && !wasEmpty && call.World.Part<ServiceKnobs>().EmptyPages)
        {
            return new Page<T>([], Write(call, start, wasEmpty: true));
        }
        var asked = call.Input.Number("MaxResults") is { } number and > 0 ? Math.Min(number, size) : size;
        var next = start + Math.Min(asked, Math.Max(0, all.Count - start));
        return new Page<T>([.. all.Skip(start).Take(next - start)], next < all.Count ? Write(call, next, wasEmpty: false) : null);
    }

    private static string Write(Call call, int start, bool wasEmpty) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call.Operation.Name}/{start}/{(wasEmpty ? 1 : 0)}")));

    private static (int Start, bool WasEmpty)? Read(Call call, string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
        {
            return null;
        }
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('/');
        return parts.Length == 3 && parts[0] == call.Operation.Name
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? (start, parts[2] == "1")
            : null;
    }
}
