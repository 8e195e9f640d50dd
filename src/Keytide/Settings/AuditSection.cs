using Keytide.Compliance;

namespace Keytide.Settings;

/// <summary>Reads <c>audit:</c>, with the checks, their thresholds and the way into an organization.</summary>
internal sealed class AuditSection(SettingsProblems problems)
{
    private static readonly string[] Keys = ["role", "externalId", "skipAccounts", "requiredTags", "checks"];
    private static readonly string[] Severities = [.. Enum.GetNames<Severity>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] CheckIds = [.. CheckCatalog.Descriptions.Select(check => check.Id)];

    private readonly SettingsValues _values = new(problems);

    public KeytideSettings Read(SettingsNode node, KeytideSettings settings)
    {
        foreach (var (key, value) in _values.Map(node, "audit", "setting of audit", Keys))
        {
            settings = key.Value switch
            {
                "role" => Organization(settings, organization => organization with { Role = Role(value) ?? organization.Role }),
                "externalId" =>
                    Organization(settings, organization => organization with { ExternalId = _values.Text(value, "externalId") }),
                "skipAccounts" => Organization(settings, organization => organization with { SkippedAccounts = Accounts(value) }),
                "requiredTags" => settings with { Audit = settings.Audit with { RequiredTags = Tags(value) } },
                _ => settings with { Audit = settings.Audit with { Checks = Checks(value) } },
            };
        }

        return settings;
    }

    private static KeytideSettings Organization(KeytideSettings settings, Func<OrganizationSettings, OrganizationSettings> change) =>
        settings with { Organization = change(settings.Organization) };

    private string? Role(SettingsNode node)
    {
        if (_values.Text(node, "role") is not { } role)
        {
            return null;
        }

        // IAM API reference: role names have at most 64 of these characters, paths are separated by slashes.
        const int LongestRole = 512;
        if (role.Length <= LongestRole && role.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-/".Contains(c, StringComparison.Ordinal)))
        {
            return role;
        }

        problems.Add(node, $"role must be the name of a role, and is \"{Quoted.Shorten(role)}\".", "Write its name, not its ARN.");
        return null;
    }

    private HashSet<AccountId> Accounts(SettingsNode node) =>
        [.. _values.List(node, "skipAccounts").Select(item => _values.Account(item, "An account to skip")).OfType<AccountId>()];

    private string[] Tags(SettingsNode node) =>
        [.. _values.List(node, "requiredTags").Select(item => _values.Text(item, "A required tag")).OfType<string>().Distinct()];

    private Dictionary<string, CheckSettings> Checks(SettingsNode node)
    {
        Dictionary<string, CheckSettings> checks = new(StringComparer.Ordinal);
        foreach (var (key, value) in _values.Map(node, "checks", "check", CheckIds))
        {
            checks[key.Value] = Check(CheckCatalog.Find(key.Value)!, value);
        }

        return checks;
    }

    /// <summary>Either <c>on</c> or <c>off</c> alone, or a map.</summary>
    private CheckSettings Check(CheckDescription check, SettingsNode node)
    {
        if (node is SettingsText { IsNothing: false } text)
        {
            return new CheckSettings { IsOn = _values.Switch(text, check.Id) };
        }

        bool? on = null;
        Severity? severity = null;
        Dictionary<string, int> thresholds = [];
        string[] known = ["enabled", "severity", .. check.Thresholds.Select(threshold => threshold.Name)];
        foreach (var (key, value) in _values.Map(node, check.Id, $"setting of {check.Id}", known))
        {
            switch (key.Value)
            {
                case "enabled":
                    on = _values.Switch(value, $"enabled of {check.Id}");
                    break;
                case "severity":
                    severity = SeverityOf(value);
                    break;
                default:
                    var threshold = check.Thresholds.First(candidate => candidate.Name == key.Value);
                    if (Number(check, threshold, value) is { } number)
                    {
                        thresholds[threshold.Name] = number;
                    }

                    break;
            }
        }

        return new CheckSettings { IsOn = on, Severity = severity, Thresholds = thresholds };
    }

    private int? Number(CheckDescription check, CheckThreshold threshold, SettingsNode value)
    {
        var what = $"{threshold.Name} of {check.Id}";
        return !threshold.IsSwitch ? _values.Number(value, what, threshold.Least, threshold.Most)
            : _values.Switch(value, what) is { } set ? (set ? 1 : 0)
            : null;
    }

    private Severity? SeverityOf(SettingsNode node)
    {
        if (_values.Text(node, "severity") is not { } name)
        {
            return null;
        }

        var at = Array.IndexOf(Severities, name);
        if (at >= 0)
        {
            return (Severity)at;
        }

        problems.AddUnknown(node, "severity", name, Severities);
        return null;
    }
}
