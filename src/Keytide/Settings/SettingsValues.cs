using System.Globalization;
using Keytide.Compliance;

namespace Keytide.Settings;

/// <summary>Takes values out of a tree; what is not as it should be becomes a problem, and the value null or empty.</summary>
internal sealed class SettingsValues(SettingsProblems problems)
{
    private const int LongestText = 1000;

    /// <summary>The entries of a map whose keys are known.</summary>
    /// <param name="what">What the map is, for a message: <c>audit</c>.</param>
    /// <param name="keyKind">What its keys are: <c>setting</c>.</param>
    /// <param name="known">The keys there are; null where they are free.</param>
    public IEnumerable<(SettingsText Key, SettingsNode Value)> Map(
        SettingsNode node, string what, string keyKind, IReadOnlyCollection<string>? known)
    {
        switch (node)
        {
            case SettingsText { IsNothing: true }:
                return [];
            case SettingsMap map:
                foreach (var (key, _) in known is null ? [] : map.Entries.Where(entry => !known.Contains(entry.Key.Value)))
                {
                    problems.AddUnknown(key, keyKind, key.Value, known!);
                }

                return map.Entries.Where(entry => known?.Contains(entry.Key.Value) ?? true);
            default:
                problems.Add(node, $"{what} must be a map of keys, and is {node.Kind}.", "Write key: value, one on a line.");
                return [];
        }
    }

    public IReadOnlyList<SettingsNode> List(SettingsNode node, string what)
    {
        switch (node)
        {
            case SettingsText { IsNothing: true }:
                return [];
            case SettingsList list:
                return list.Items;
            default:
                problems.Add(node, $"{what} must be a list, and is {node.Kind}.", "Begin each item with a dash.");
                return [];
        }
    }

    /// <summary>Text that is not empty.</summary>
    public string? Text(SettingsNode node, string what)
    {
        if (node is not SettingsText { IsNothing: false } text || string.IsNullOrWhiteSpace(text.Value))
        {
            var found = node is SettingsText ? "empty" : node.Kind;
            problems.Add(node, $"{what} must be text, and is {found}.", "Write a value, or leave it out.");
            return null;
        }

        if (text.Value.Length > LongestText || text.Value.Any(char.IsControl))
        {
            problems.Add(node, $"{what} is longer than {LongestText} characters, or has control characters in it.", "Shorten it.");
            return null;
        }

        return text.Value;
    }

    public int? Number(SettingsNode node, string what, int least, int most)
    {
        if (node is SettingsText text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(node, $"{what} must be a whole number from {least} to {most}, and is {Shown(node)}.", "Write the digits alone.");
        return null;
    }

    public TimeSpan? Span(SettingsNode node, string what)
    {
        if (Text(node, what) is not { } text)
        {
            return null;
        }

        if (Duration.TryParse(text) is { } span)
        {
            return span;
        }

        problems.Add(node, $"{what} must be a span of time, and is {Shown(node)}.", Duration.Hint);
        return null;
    }

    public bool? Switch(SettingsNode node, string what)
    {
        if (node is SettingsText text && AsSwitch(text) is { } set)
        {
            return set;
        }

        problems.Add(node, $"{what} must be true or false, and is {Shown(node)}.", "Write true or false.");
        return null;
    }

    /// <summary>True, false, or null for any other text: YAML 1.1 and 1.2 disagree about on and off, here all are understood.</summary>
    public static bool? AsSwitch(SettingsText text) => text.Value.ToLowerInvariant() switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        _ => null,
    };

    public AccountId? Account(SettingsNode node, string what)
    {
        if (node is SettingsText text && AccountId.TryParse(text.Value, out var account))
        {
            return account;
        }

        problems.Add(node, $"{what} must be an account number, and is {Shown(node)}.", "Write its twelve digits, leading zeros included.");
        return null;
    }

    /// <summary>The end of a day that is at most a year ahead: "until the 31st" includes the 31st.</summary>
    public DateTimeOffset? Expiry(SettingsNode node, string what, DateTimeOffset now)
    {
        if (Text(node, what) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 2000 or > 2900)
        {
            problems.Add(node, $"{what} must be a day, and is {Shown(node)}.", "Write it like 2026-01-31.");
            return null;
        }

        if (day > DateOnly.FromDateTime(now.UtcDateTime.AddYears(1)))
        {
            problems.Add(
                node, $"{what} is more than a year ahead: {day:yyyy-MM-dd}.", $"{Phrases.Day(now.AddYears(1))} is the last day possible.");
            return null;
        }

        return new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
    }

    public static string Shown(SettingsNode node) =>
        node is SettingsText { IsNothing: false } text ? $"\"{Quoted.Shorten(text.Value)}\"" : node.Kind;
}
