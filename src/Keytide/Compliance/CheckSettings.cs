namespace Keytide.Compliance;

/// <summary>What settings say of one check; what they leave out is as the check describes itself.</summary>
public sealed record CheckSettings
{
    public bool? IsOn { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Thresholds by name.</summary>
    public IReadOnlyDictionary<string, int> Thresholds { get; init; } = new Dictionary<string, int>();
}
