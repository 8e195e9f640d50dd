namespace Keytide.Inventory;

/// <summary>How far behind the truth AWS's sources may be; the greatest staleness in the provenance of what is read from them.</summary>
public static class SourceLag
{
    public static readonly TimeSpan None = TimeSpan.Zero;

    /// <summary>
    /// AWS makes at most one report in four hours and answers with the same bytes until then (IAM User Guide, credential reports).
    /// </summary>
    public static readonly TimeSpan CredentialReport = TimeSpan.FromHours(4);

    /// <summary>
    /// Uses of keys and passwords appear after minutes as a rule, and within four hours (seen on AWS; no promise is published).
    /// </summary>
    public static readonly TimeSpan LastUse = TimeSpan.FromHours(4);
}
