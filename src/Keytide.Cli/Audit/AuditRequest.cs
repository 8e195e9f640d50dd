using Keytide.Compliance;

namespace Keytide.Cli.Audit;

/// <summary>What <c>keytide audit</c> was asked to do.</summary>
public sealed record AuditRequest
{
    /// <summary>The caller's whole organization instead of the caller's account.</summary>
    public bool Organization { get; init; }

    /// <summary>The role to assume in member accounts; null for the one that the settings name.</summary>
    public string? Role { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Failed findings of this severity or above make the exit code 1; null for never.</summary>
    public Severity? FailOn { get; init; } = Severity.Low;

    /// <summary>The instant at which ages are computed; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Print the calls that an audit would make, and make none but those needed to know.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>The JSON of an earlier audit to compare with.</summary>
    public string? BaselineFile { get; init; }

    /// <summary>A saved credential report; with it nothing is asked of AWS.</summary>
    public string? CredentialReportFile { get; init; }

    /// <summary>Saved authorization details; with it nothing is asked of AWS.</summary>
    public string? AuthorizationDetailsFile { get; init; }

    public bool IsOffline => CredentialReportFile is not null || AuthorizationDetailsFile is not null;
}
