using System.Globalization;
using System.Text.RegularExpressions;

namespace Keytide.Inventory;

/// <summary>
/// What the report's column <c>additional_credentials_info</c> says in words. AWS documents only that it counts keys and certificates
/// beyond two; the exact wording is not known, so a text that names a kind without a number counts as one of that kind.
/// </summary>
internal sealed partial record AdditionalCredentials(int AccessKeys, int Certificates)
{
    private const int Most = 100; // More than any quota: a larger number is not believed.

    public static readonly AdditionalCredentials None = new(0, 0);

    public static AdditionalCredentials Read(string? text)
    {
        if (text is null)
        {
            return None;
        }

        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in CountedKind().Matches(text))
        {
            counts.TryAdd(match.Groups["kind"].Value, int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));
        }

        return new AdditionalCredentials(CountOf("access key"), CountOf("certificate"));

        int CountOf(string kind) =>
            counts.TryGetValue(kind, out var count) ? Math.Min(count, Most)
            : text.Contains(kind, StringComparison.OrdinalIgnoreCase) ? 1
            : 0;
    }

    [GeneratedRegex(@"(?<count>[0-9]{1,6})[^0-9]{0,40}?(?<kind>access key|certificate)", RegexOptions.IgnoreCase)]
    private static partial Regex CountedKind();
}
