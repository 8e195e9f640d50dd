using System.Globalization;
using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>
/// A comment that accepts a leak: <c>keytide:allow reason="made up for a test" until=2027-01-31</c>, with <c>owner=…</c> and
/// <c>rule=…</c> where wanted. It holds only with a reason and an end at most a year ahead; one that does not hold accepts nothing.
/// </summary>
public static class AllowComment
{
    private const int ShortestReason = 3;

    /// <summary>Reads what stands behind the mark.</summary>
    /// <param name="text">The rest of the line.</param>
    /// <param name="rule">What the finding is.</param>
    /// <param name="now">The time against which the end is judged.</param>
    /// <param name="problem">Why it does not hold, to be put behind "keytide:allow"; null where it does.</param>
    public static LeakSuppression? Read(string text, Rule rule, DateTimeOffset now, out string? problem)
    {
        var words = Words(text.Replace("\\\"", "\"", StringComparison.Ordinal));
        problem = Problem(words, rule, now, out var expires);
        return problem is null
            ? new LeakSuppression(SuppressionKind.Comment, words["reason"], words.GetValueOrDefault("owner"), expires)
            : null;
    }

    private static string? Problem(Dictionary<string, string> words, Rule rule, DateTimeOffset now, out DateTimeOffset expires)
    {
        expires = default;
        if (!words.TryGetValue("reason", out var reason) || reason.Trim().Length < ShortestReason)
        {
            return "gives no reason: write reason=\"…\"";
        }

        if (!words.TryGetValue("until", out var until))
        {
            return "has no end: write until=YYYY-MM-DD";
        }

        if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return "has an end that is no day: write until=YYYY-MM-DD";
        }

        if (words.TryGetValue("rule", out var named) && named != rule.Name())
        {
            return $"is for {Quoted.Shorten(named)}, and this is {rule.Name()}";
        }

        if (day > DateOnly.FromDateTime(now.UtcDateTime.AddYears(1)))
        {
            return "ends more than a year ahead";
        }

        // A day holds to its end.
        expires = new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        return expires < now ? $"ended on {until}" : null;
    }

    // name=value, one after the other; the first thing that is none ends the comment. A name that comes twice keeps its first value.
    private static Dictionary<string, string> Words(string text)
    {
        string[] known = ["reason", "until", "owner", "rule"];
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text.AsSpan().TrimStart(" \t,:");
        for (var equals = rest.IndexOf('='); equals > 0; equals = rest.IndexOf('='))
        {
            var name = rest[..equals].Trim().ToString();
            if (!known.Contains(name))
            {
                break;
            }

            var value = Value(rest[(equals + 1)..].TrimStart(), out var end);
            words.TryAdd(name, value);
            rest = end.TrimStart(" \t,");
        }

        return words;
    }

    private static string Value(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        if (text.Length > 0 && text[0] is '"' or '\'' && text[1..].IndexOf(text[0]) is >= 0 and var close)
        {
            rest = text[(close + 2)..];
            return text[1..(close + 1)].ToString();
        }

        var end = text.IndexOfAny(" \t,;\"'*<");
        end = end < 0 ? text.Length : end;
        rest = text[end..];
        return text[..end].ToString();
    }
}
