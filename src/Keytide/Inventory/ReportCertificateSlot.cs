namespace Keytide.Inventory;

/// <summary>One of the two signing certificates that a report row has room for.</summary>
/// <param name="LastRotated">When it was uploaded; kept while it is inactive.</param>
public sealed record ReportCertificateSlot(ReportFlag Active, ReportDate LastRotated)
{
    public bool IsEmpty => Active == ReportFlag.No && LastRotated.Kind == ReportDateKind.NotApplicable;

    /// <summary>Whether the cells tell for certain that a certificate is here or that none is.</summary>
    public bool IsReadable => Active == ReportFlag.Yes || IsEmpty || (Active == ReportFlag.No && LastRotated.Kind == ReportDateKind.At);
}
