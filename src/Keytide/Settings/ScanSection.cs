using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Settings;

/// <summary>
/// Reads <c>scan:</c>. Each allowance names what it accepts, its owner, its reason and its end, which is at most a year away; a path goes
/// with a rule, because everything in a folder is more than anybody has looked at.
/// </summary>
internal sealed class ScanSection(SettingsProblems problems, DateTimeOffset now)
{
    private const int FingerprintLength = 32;

    private static readonly string[] Keys = ["accounts", "canaryAccounts", "allow", "unread"];
    private static readonly string[] AllowanceKeys =
        ["fingerprint", "path", "rule", "account", "owner", "reason", "expires", "ticket"];

    private static readonly string[] UnreadKeys = ["path", "owner", "reason", "expires"];

    private static readonly string[] Required = ["owner", "reason", "expires"];
    private static readonly Dictionary<string, Rule> Rules =
        Enum.GetValues<Rule>().ToDictionary(rule => rule.Name(), StringComparer.Ordinal);

    private readonly SettingsValues _values = new(problems);

    public ScanSettings Read(SettingsNode node)
    {
        var settings = ScanSettings.Default;
        foreach (var (key, value) in _values.Map(node, "scan", "setting of scan", Keys))
        {
            settings = key.Value switch
            {
                "accounts" => settings with { OwnAccounts = Accounts(value, "accounts") },
                "canaryAccounts" => settings with { CanaryAccounts = Accounts(value, "canaryAccounts") },
                "unread" => settings with { Unread = [.. _values.List(value, "unread").Select(Unread).OfType<UnreadAllowance>()] },
                _ => settings with { Allowances = [.. _values.List(value, "allow").Select(One).OfType<LeakAllowance>()] },
            };
        }

        return settings;
    }

    private HashSet<AccountId> Accounts(SettingsNode node, string what) =>
        [.. _values.List(node, what).Select(item => _values.Account(item, $"An entry of {what}")).OfType<AccountId>()];

    private LeakAllowance? One(SettingsNode node)
    {
        var entries = _values.Map(node, "An allowance", "setting of an allowance", AllowanceKeys)
            .ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
        if (node is not SettingsMap)
        {
            return null;
        }

        CheckWhole(node, entries);
        var (owner, reason) = (Text(entries, "owner"), Text(entries, "reason"));
        var expires = entries.TryGetValue("expires", out var end) ? _values.Expiry(end, "expires", now) : null;
        var (print, path, rule) = (Fingerprint(entries), Path(entries), RuleOf(entries));
        var account = entries.TryGetValue("account", out var number) ? _values.Account(number, "account") : null;
        if (owner is null || reason is null || expires is null || (print is null && path is null && account is null))
        {
            return null;
        }

        return new LeakAllowance(owner, reason, expires.Value)
        {
            Fingerprint = print,
            Path = path,
            Rule = rule,
            Account = account,
            Ticket = Text(entries, "ticket"),
            Origin = $"{problems.File}:{node.Line}",
        };
    }

    private UnreadAllowance? Unread(SettingsNode node)
    {
        var entries = _values.Map(node, "An entry of unread", "setting of an entry of unread", UnreadKeys)
            .ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
        if (node is not SettingsMap)
        {
            return null;
        }

        CheckAnswered(node, entries, "An entry of unread");
        if (!entries.ContainsKey("path"))
        {
            problems.Add(node, "An entry of unread lacks path.", "Name the files that cannot be looked at, as in .gitignore.");
        }

        var expires = entries.TryGetValue("expires", out var end) ? _values.Expiry(end, "expires", now) : null;
        return Path(entries) is { } path && Text(entries, "owner") is { } owner && Text(entries, "reason") is { } reason
            && expires is { } until
            ? new UnreadAllowance(path, owner, reason, until, $"{problems.File}:{node.Line}")
            : null;
    }

    private void CheckAnswered(SettingsNode node, Dictionary<string, SettingsNode> entries, string what)
    {
        foreach (var missing in Required.Where(key => !entries.ContainsKey(key)))
        {
            problems.Add(node, $"{what} lacks {missing}.", missing switch
            {
                "owner" => "Name who answers for it.",
                "reason" => "Say why it is accepted.",
                _ => "Say until when, at most a year ahead, such as 2026-01-31.",
            });
        }
    }

    private void CheckWhole(SettingsNode node, Dictionary<string, SettingsNode> entries)
    {
        CheckAnswered(node, entries, "An allowance");
        if (!entries.ContainsKey("fingerprint") && !entries.ContainsKey("path") && !entries.ContainsKey("account"))
        {
            problems.Add(node, "An allowance names nothing that it accepts.", "Give it a fingerprint, a path with a rule, or an account.");
        }

        if (entries.TryGetValue("path", out var path) && !entries.ContainsKey("rule") && !entries.ContainsKey("fingerprint"))
        {
            problems.Add(
                path, "An allowance of a path lacks a rule.", "Name the one rule that it accepts there, such as aws-access-key-id.");
        }
    }

    private string? Text(Dictionary<string, SettingsNode> entries, string key) =>
        entries.TryGetValue(key, out var value) ? _values.Text(value, key) : null;

    private string? Fingerprint(Dictionary<string, SettingsNode> entries)
    {
        if (Text(entries, "fingerprint") is not { } text)
        {
            return null;
        }

        if (text.Length == FingerprintLength && text.All(char.IsAsciiHexDigitLower))
        {
            return text;
        }

        problems.Add(
            entries["fingerprint"],
            $"fingerprint must be {FingerprintLength} hexadecimal digits, and is {SettingsValues.Shown(entries["fingerprint"])}.",
            "keytide scan --verbose shows it, and --format json.");
        return null;
    }

    private IgnorePattern? Path(Dictionary<string, SettingsNode> entries)
    {
        if (Text(entries, "path") is not { } text)
        {
            return null;
        }

        var pattern = IgnorePattern.Parse(text);
        if (pattern is { IsNegated: false } && !text.EndsWith('/'))
        {
            return pattern;
        }

        problems.Add(
            entries["path"],
            $"path must name files, and is {SettingsValues.Shown(entries["path"])}.",
            "Write it as in .gitignore, such as tests/**/*.py; no ! in front and no / at the end.");
        return null;
    }

    private Rule? RuleOf(Dictionary<string, SettingsNode> entries)
    {
        if (Text(entries, "rule") is not { } text)
        {
            return null;
        }

        if (Rules.TryGetValue(text, out var rule))
        {
            return rule;
        }

        problems.AddUnknown(entries["rule"], "rule", text, Rules.Keys);
        return null;
    }
}
