using System.Globalization;
using System.Net;

namespace Keytide.Sandbox.Policy;

/// <summary>The condition operators (IAM reference, "IAM JSON policy elements: Condition operators").</summary>
internal static class ConditionTest
{
    private static readonly Dictionary<string, Func<string, string, bool>> Tests = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = (value, wanted) => Glob.Unprotect(wanted) == value,
        ["StringEqualsIgnoreCase"] = (value, wanted) => string.Equals(Glob.Unprotect(wanted), value, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = (value, wanted) => Glob.Matches(wanted, value),
        ["NumericEquals"] = (value, wanted) => Numbers(value, wanted) is 0,
        ["NumericLessThan"] = (value, wanted) => Numbers(value, wanted) is < 0,
        ["NumericLessThanEquals"] = (value, wanted) => Numbers(value, wanted) is <= 0,
        ["NumericGreaterThan"] = (value, wanted) => Numbers(value, wanted) is > 0,
        ["NumericGreaterThanEquals"] = (value, wanted) => Numbers(value, wanted) is >= 0,
        ["DateEquals"] = (value, wanted) => Dates(value, wanted) is 0,
        ["DateLessThan"] = (value, wanted) => Dates(value, wanted) is < 0,
        ["DateLessThanEquals"] = (value, wanted) => Dates(value, wanted) is <= 0,
        ["DateGreaterThan"] = (value, wanted) => Dates(value, wanted) is > 0,
        ["DateGreaterThanEquals"] = (value, wanted) => Dates(value, wanted) is >= 0,
        ["Bool"] = (value, wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase),
        ["BinaryEquals"] = (value, wanted) => value == wanted,
        ["IpAddress"] = IsInNetwork,
        ["ArnEquals"] = ArnMatches,
        ["ArnLike"] = ArnMatches,
    };

    private static readonly Dictionary<string, string> Negations = new(StringComparer.Ordinal)
    {
        ["StringNotEquals"] = "StringEquals",
        ["StringNotEqualsIgnoreCase"] = "StringEqualsIgnoreCase",
        ["StringNotLike"] = "StringLike",
        ["NumericNotEquals"] = "NumericEquals",
        ["DateNotEquals"] = "DateEquals",
        ["NotIpAddress"] = "IpAddress",
        ["ArnNotEquals"] = "ArnEquals",
        ["ArnNotLike"] = "ArnLike",
    };

    public static bool Knows(string name) => name == "Null" || Tests.ContainsKey(name) || Negations.ContainsKey(name);

    /// <summary>Whether the condition holds; <paramref name="wanted"/> are its values with variables filled in.</summary>
    public static bool Holds(Condition condition, IReadOnlyList<string>? values, IReadOnlyList<string> wanted)
    {
        if (condition.Operator == "Null")
        {
            return wanted.Any(text => string.Equals(text, values is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        var isNegated = Negations.TryGetValue(condition.Operator, out var positive);
        if (values is null || values.Count == 0)
        {
            // An absent key: a plain test fails, a negated one holds, and so does ForAllValues (nothing contradicts it).
            return condition.IfExists || condition.Set == ConditionSet.ForAllValues || (isNegated && condition.Set == ConditionSet.None);
        }

        var test = Tests[positive ?? condition.Operator];
        bool One(string value) => wanted.Any(text => test(value, text)) != isNegated;
        return condition.Set == ConditionSet.ForAllValues ? values.All(One) : values.Any(One);
    }

    private static int? Numbers(string value, string wanted) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var a)
        && decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : null;

    private static int? Dates(string value, string wanted) => Date(value) is { } a && Date(wanted) is { } b ? a.CompareTo(b) : null;

    private static DateTimeOffset? Date(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static bool IsInNetwork(string value, string wanted)
    {
        var network = wanted.Contains('/') ? wanted : wanted + (wanted.Contains(':') ? "/128" : "/32");
        return IPAddress.TryParse(value, out var address) && IPNetwork.TryParse(network, out var range) && range.Contains(address);
    }

    // Each of the six parts is matched by itself: a star in the account never swallows a colon.
    private static bool ArnMatches(string value, string wanted)
    {
        var parts = value.Split(':', 6);
        var patterns = wanted.Split(':', 6);
        return wanted == "*" || (parts.Length == patterns.Length && parts.Zip(patterns).All(pair => Glob.Matches(pair.Second, pair.First)));
    }
}
