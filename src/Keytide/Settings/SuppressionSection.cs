using Keytide.Compliance;

namespace Keytide.Settings;

/// <summary>
/// Reads <c>suppressions:</c>. Each names its check, its owner, its reason and its end, which is at most a year away: what nobody answers
/// for, or for ever, is not accepted.
/// </summary>
internal sealed class SuppressionSection(SettingsProblems problems, DateTimeOffset now)
{
    private static readonly string[] Keys = ["check", "subject", "pattern", "account", "tags", "owner", "reason", "expires", "ticket"];
    private static readonly string[] Required = ["check", "owner", "reason", "expires"];
    private static readonly string[] CheckIds =
        [.. CheckCatalog.All.Select(check => check.Description.Id), Suppression.EveryCheck];

    private readonly SettingsValues _values = new(problems);

    public IReadOnlyList<Suppression> Read(SettingsNode node) =>
        [.. _values.List(node, "suppressions").Select(One).OfType<Suppression>()];

    private Suppression? One(SettingsNode node)
    {
        var entries = _values.Map(node, "A suppression", "setting of a suppression", Keys)
            .ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
        if (node is not SettingsMap)
        {
            return null;
        }

        foreach (var missing in Required.Where(key => !entries.ContainsKey(key)))
        {
            problems.Add(node, $"A suppression lacks {missing}.", Hint(missing));
        }

        if (entries.TryGetValue("pattern", out var pattern) && entries.ContainsKey("subject"))
        {
            problems.Add(
                pattern, "A suppression has both a subject and a pattern.", "Keep subject for an exact name, pattern for * and ?.");
        }

        var check = Text(entries, "check");
        if (check is not null && !CheckIds.Contains(check))
        {
            problems.AddUnknown(entries["check"], "check", check, CheckIds);
            check = null;
        }

        var account = entries.TryGetValue("account", out var number) ? _values.Account(number, "account") : null;
        var tags = Tags(entries);
        var (owner, reason, ticket) = (Text(entries, "owner"), Text(entries, "reason"), Text(entries, "ticket"));
        var subject = Text(entries, "subject") ?? Text(entries, "pattern");
        return check is not null && owner is not null && reason is not null && Expires(entries) is { } expires
            ? new Suppression(check, owner, reason, expires, ticket)
            {
                Account = account,
                Subject = subject,
                IsPattern = pattern is not null,
                Tags = tags,
                Origin = $"{problems.File}:{node.Line}",
            }
            : null;
    }

    private string? Text(Dictionary<string, SettingsNode> entries, string key) =>
        entries.TryGetValue(key, out var value) ? _values.Text(value, key) : null;

    private Dictionary<string, string> Tags(Dictionary<string, SettingsNode> entries)
    {
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        if (entries.TryGetValue("tags", out var node))
        {
            foreach (var (key, value) in _values.Map(node, "tags", "tag", known: null))
            {
                if (_values.Text(value, $"tag {Quoted.Shorten(key.Value)}") is { } text)
                {
                    tags[key.Value] = text;
                }
            }
        }

        return tags;
    }

    private DateTimeOffset? Expires(Dictionary<string, SettingsNode> entries) =>
        entries.TryGetValue("expires", out var node) ? _values.Expiry(node, "expires", now) : null;

    private static string Hint(string key) => key switch
    {
        "check" => "Name the check it silences, such as key.age.",
        "owner" => "Name who answers for it.",
        "reason" => "Say why it is accepted.",
        _ => "Say until when, at most a year ahead, such as 2026-01-31.",
    };
}
