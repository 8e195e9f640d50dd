using System.Globalization;
using System.Text;
using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>The words in which figures appear in messages.</summary>
public static class Phrases
{
    private const int LongestReason = 300;

    /// <summary>Whole days that have passed, rounded down: <c>412 days</c>, <c>1 day</c>, <c>less than a day</c>.</summary>
    public static string Days(TimeSpan span)
    {
        var days = (long)Math.Floor(span.TotalDays);
        return days < 1 ? "less than a day" : Count(days, "day");
    }

    /// <summary>A number with its noun in the right number.</summary>
    public static string Count(long number, string noun, string? plural = null) =>
        number == 1 ? $"1 {noun}" : $"{number.ToString(CultureInfo.InvariantCulture)} {plural ?? $"{noun}s"}";

    /// <summary>An instant in UTC to the second.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant, in UTC.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant so much later, at the end of the calendar at most.</summary>
    public static DateTimeOffset Later(DateTimeOffset at, TimeSpan span) =>
        DateTimeOffset.MaxValue - at < span ? DateTimeOffset.MaxValue : at + span;

    /// <summary>At most five names, then how many more.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        var shown = string.Join(", ", names.Take(Shown).Select(Quoted.Shorten));
        return names.Count > Shown ? $"{shown} and {names.Count - Shown} more" : shown;
    }

    /// <summary>Groups of facts as a person names them: <c>credential report, ssh public keys</c>.</summary>
    public static string Facts(FactGroups groups)
    {
        var words = new StringBuilder();
        foreach (var c in groups.ToString())
        {
            var opensWord = char.IsUpper(c) && words.Length > 0 && words[^1] != ' ';
            words.Append(opensWord ? " " : "").Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>Somebody else's sentence, fit to stand inside ours: bounded, one line, without its full stop.</summary>
    public static string Bounded(string reason)
    {
        var text = reason.Length > LongestReason ? string.Concat(reason.AsSpan(0, LongestReason), "…") : reason;
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).TrimEnd(' ', '.');
    }

    /// <summary>A word for a POSIX shell, quoted where it needs to be.</summary>
    public static string ShellWord(string word)
    {
        var text = Quoted.Shorten(word);
        return text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@+,=".Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
