using System.Globalization;
using Keytide.Distribution;
using Keytide.Rotation;

namespace Keytide.Settings;

/// <summary>Reads <c>rotation:</c>, with its policies and the times in which nothing is changed.</summary>
internal sealed class RotationSection(SettingsProblems problems)
{
    private static readonly string[] Keys = ["role", "freeze", "fleet", "notify", "policies"];
    private static readonly string[] PolicyKeys =
    [
        "name", "users", "tags", "maximumAge", "overlap", "proofSpan", "quietWindow", "soak", "destinations", "approval", "freeze",
        "atOnce", "notify", "regions", "newKeyUse",
    ];

    private readonly SettingsValues _values = new(problems);

    // Channels that policies name; looked up at the end, since the file may have them in any order.
    private readonly List<(SettingsNode Node, string Name)> _named = [];

    public RotationSettings Read(SettingsNode node)
    {
        var settings = RotationSettings.Default;
        IReadOnlyList<FreezeWindow> freeze = [];
        foreach (var (key, value) in _values.Map(node, "rotation", "setting of rotation", Keys))
        {
            switch (key.Value)
            {
                case "role":
                    settings = settings with { Role = Role(value) };
                    break;
                case "freeze":
                    freeze = Freeze(value);
                    break;
                case "notify":
                    settings = settings with { Channels = new ChannelSection(problems).Read(value) };
                    break;
                case "fleet":
                    settings = settings with { Fleet = new FleetSection(problems).Read(value) };
                    break;
                default:
                    settings = settings with { Rules = Rules(value) };
                    break;
            }
        }

        foreach (var (at, name) in _named.Where(named => !settings.Channels.Any(channel => channel.Name == named.Name)))
        {
            problems.AddUnknown(at, "channel of notify", name, [.. settings.Channels.Select(channel => channel.Name)]);
        }

        return settings with
        {
            Rules = [.. settings.Rules.Select(rule => rule with
            {
                Policy = rule.Policy with { FreezeWindows = [.. freeze, .. rule.Policy.FreezeWindows] },
            })],
        };
    }

    private List<RotationRule> Rules(SettingsNode node)
    {
        var rules = new List<RotationRule>();
        foreach (var item in _values.List(node, "policies"))
        {
            if (Rule(item) is not { } rule)
            {
                continue;
            }

            if (rules.Exists(other => other.Name == rule.Name))
            {
                problems.Add(item, $"Two policies are named \"{Quoted.Shorten(rule.Name)}\".", "Give each a name of its own.");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private RotationRule? Rule(SettingsNode node)
    {
        var entries = _values.Map(node, "A policy", "setting of a policy", PolicyKeys)
            .ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
        if (node is not SettingsMap)
        {
            return null;
        }

        foreach (var (key, hint) in new[]
                 {
                     ("name", "Name it, for --policy."), ("destinations", "Say where new keys go, such as secretsmanager:prod/{user}."),
                 })
        {
            if (!entries.ContainsKey(key))
            {
                problems.Add(node, $"A policy lacks {key}.", hint);
            }
        }

        if (!entries.ContainsKey("users") && !entries.ContainsKey("tags"))
        {
            problems.Add(node, "A policy covers no users: it has neither users nor tags.", "Write users: [\"*\"] for all.");
        }

        var rule = new RotationRule(Text(entries, "name") ?? "")
        {
            Users = Texts(entries, "users"),
            Tags = Tags(entries),
            Destinations = Destinations(entries),
            MaximumAge = Span(entries, "maximumAge") ?? RotationRule.UsualMaximumAge,
            Notify = entries.TryGetValue("notify", out var notify) ? Notify(notify) : null,
            AtOnce = entries.TryGetValue("atOnce", out var atOnce)
                ? _values.Number(atOnce, "atOnce", least: 1, FleetSection.MostAtOnce)
                : null,
            Policy = Policy(entries),
        };
        return rule.Name.Length > 0 ? rule : null;
    }

    private List<string> Notify(SettingsNode node)
    {
        var names = new List<string>();
        foreach (var item in _values.List(node, "notify"))
        {
            if (_values.Text(item, "A channel of notify") is { } name)
            {
                names.Add(name);
                _named.Add((item, name));
            }
        }

        return names;
    }

    private RotationPolicy Policy(Dictionary<string, SettingsNode> entries)
    {
        var usual = RotationPolicy.Default;
        return usual with
        {
            ObservationLimit = Span(entries, "overlap") ?? usual.ObservationLimit,
            ProofSpan = Span(entries, "proofSpan") ?? usual.ProofSpan,
            QuietWindow = Span(entries, "quietWindow") ?? usual.QuietWindow,
            Soak = Span(entries, "soak") ?? usual.Soak,
            Regions = Texts(entries, "regions"),
            NewKeyUse = NewKey(entries) ?? usual.NewKeyUse,
            ApprovalRequired = entries.TryGetValue("approval", out var approval) && _values.Switch(approval, "approval") == true,
            FreezeWindows = entries.TryGetValue("freeze", out var freeze) ? Freeze(freeze) : [],
        };
    }

    private NewKeyUse? NewKey(Dictionary<string, SettingsNode> entries)
    {
        switch (Text(entries, "newKeyUse"))
        {
            case null:
                return null;
            case "required":
                return NewKeyUse.Required;
            case "whereOldWasInUse":
                return NewKeyUse.WhereOldWasInUse;
            case "notRequired":
                return NewKeyUse.NotRequired;
            default:
                problems.Add(entries["newKeyUse"], "newKeyUse is none of required, whereOldWasInUse and notRequired.",
                    "whereOldWasInUse is usual: somebody has to be seen on the new key where the old one was in use.");
                return null;
        }
    }

    private string? Text(Dictionary<string, SettingsNode> entries, string key) =>
        entries.TryGetValue(key, out var value) ? _values.Text(value, key) : null;

    private string[] Texts(Dictionary<string, SettingsNode> entries, string key) => entries.TryGetValue(key, out var node)
        ? [.. _values.List(node, key).Select(item => _values.Text(item, $"An entry of {key}")).OfType<string>()]
        : [];

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

    private string[] Destinations(Dictionary<string, SettingsNode> entries)
    {
        if (!entries.TryGetValue("destinations", out var node))
        {
            return [];
        }

        var texts = new List<string>();
        foreach (var item in _values.List(node, "destinations"))
        {
            if (_values.Text(item, "A destination") is not { } text)
            {
                continue;
            }

            try
            {
                DestinationAddress.Parse(text.Replace(RotationRule.UserPlaceholder, "user", StringComparison.Ordinal));
                texts.Add(text);
            }
            catch (KeytideException problem)
            {
                problems.Add(item, problem.Message, problem.Hint);
            }
        }

        return [.. texts];
    }

    private TimeSpan? Span(Dictionary<string, SettingsNode> entries, string key) =>
        entries.TryGetValue(key, out var node) ? _values.Span(node, key) : null;

    private string? Role(SettingsNode node)
    {
        if (_values.Text(node, "role") is not { } role)
        {
            return null;
        }

        if (role.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-/".Contains(c, StringComparison.Ordinal)))
        {
            return role;
        }

        problems.Add(node, $"role must be the name of a role, and is \"{Quoted.Shorten(role)}\".", "Write its name, not its ARN.");
        return null;
    }

    private List<FreezeWindow> Freeze(SettingsNode node)
    {
        var windows = new List<FreezeWindow>();
        foreach (var item in _values.List(node, "freeze"))
        {
            var entries = _values.Map(item, "A freeze", "setting of a freeze", ["from", "until"])
                .ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
            var (from, until) = (Instant(item, entries, "from"), Instant(item, entries, "until"));
            if (from is null || until is null)
            {
                continue;
            }

            if (until <= from)
            {
                problems.Add(item, "A freeze ends before it begins.", "until is the first moment in which changes are allowed again.");
                continue;
            }

            windows.Add(new FreezeWindow(from.Value, until.Value));
        }

        return windows;
    }

    private DateTimeOffset? Instant(SettingsNode at, Dictionary<string, SettingsNode> entries, string key)
    {
        if (!entries.TryGetValue(key, out var node))
        {
            if (at is SettingsMap)
            {
                problems.Add(at, $"A freeze lacks {key}.", "Write it like 2026-12-20 or 2026-12-20T18:00:00Z.");
            }

            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"];
        if (_values.Text(node, key) is { } text
            && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out var instant))
        {
            return instant;
        }

        problems.Add(
            node, $"{key} must be a time, and is {SettingsValues.Shown(node)}.", "Write it like 2026-12-20 or 2026-12-20T18:00:00Z.");
        return null;
    }
}
