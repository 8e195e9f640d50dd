namespace Keytide.Compliance;

/// <summary>What is known of an audit before its first account.</summary>
/// <param name="AsOf">The instant at which every age was computed.</param>
/// <param name="ToolVersion">Keytide's own version.</param>
/// <param name="IsOrganization">Whether a whole organization was asked for.</param>
/// <param name="BaselineAsOf">The instant of the audit compared with; null without one.</param>
public sealed record AuditHeader(DateTimeOffset AsOf, string ToolVersion, bool IsOrganization, DateTimeOffset? BaselineAsOf);
