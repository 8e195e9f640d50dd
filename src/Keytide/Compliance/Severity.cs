namespace Keytide.Compliance;

/// <summary>How much a failed check matters, least first.</summary>
public enum Severity
{
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
