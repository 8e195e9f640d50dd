namespace Keytide.Cli.Output.Audit;

/// <summary>What a report may be told beside the audit itself.</summary>
public sealed record AuditReportOptions
{
    /// <summary>Whether the table may use colour.</summary>
    public bool Color { get; init; }

    /// <summary>Columns the table may take, 72 to 400.</summary>
    public int Width { get; init; } = 120;

    /// <summary>How many findings a report for people shows before it counts the rest.</summary>
    public int MostRows { get; init; } = 50;

    /// <summary>
    /// Whether SARIF lists what passed or did not apply, too. Off by default: GitHub shows every result as an alert, whatever its kind.
    /// </summary>
    public bool SarifPasses { get; init; }

    /// <summary>The region of the Security Hub that ASFF findings are for; null for the partition's global region.</summary>
    public string? SecurityHubRegion { get; init; }
}
