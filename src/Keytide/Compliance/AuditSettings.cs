using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>All that an audit can be told: which checks, how strict, what is accepted.</summary>
public sealed record AuditSettings
{
    public static readonly AuditSettings Default = new();

    /// <summary>By check id; checks that are not here are as they describe themselves.</summary>
    public IReadOnlyDictionary<string, CheckSettings> Checks { get; init; } = new Dictionary<string, CheckSettings>();

    /// <summary>The tags that every user must carry; empty for no demand.</summary>
    public IReadOnlyList<string> RequiredTags { get; init; } = [];

    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>
    /// What can be read at all: everything from a live account, less from saved files. A check whose facts are not among it says once
    /// that it does not apply, instead of unknown for every subject.
    /// </summary>
    public FactGroups Readable { get; init; } = FactGroups.All;

    public bool IsOn(CheckDescription check) =>
        Checks.TryGetValue(check.Id, out var settings) && settings.IsOn is { } on ? on : check.IsOnByDefault;

    public Severity SeverityOf(CheckDescription check) =>
        Checks.TryGetValue(check.Id, out var settings) && settings.Severity is { } severity ? severity : check.Severity;

    public int Number(CheckDescription check, CheckThreshold threshold) =>
        Checks.TryGetValue(check.Id, out var settings) && settings.Thresholds.TryGetValue(threshold.Name, out var number)
            ? number
            : threshold.Default;
}
