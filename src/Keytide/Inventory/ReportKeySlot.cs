namespace Keytide.Inventory;

/// <summary>
/// One of the two access keys that a report row has room for. The report names no key ids, and its slots are not in order of creation:
/// a slot is told from another only by its date and its flag.
/// </summary>
/// <param name="LastRotated">The key's creation; kept while the key is inactive (seen on AWS, though the guide says otherwise).</param>
/// <param name="LastUsed"><c>N/A</c> when no use is recorded.</param>
/// <param name="Region">Null where the report says <c>N/A</c>.</param>
/// <param name="Service">Null where the report says <c>N/A</c>.</param>
public sealed record ReportKeySlot(ReportFlag Active, ReportDate LastRotated, ReportDate LastUsed, string? Region, string? Service)
{
    public bool IsEmpty => Active == ReportFlag.No && LastRotated.Kind == ReportDateKind.NotApplicable;

    /// <summary>Whether the cells tell for certain that a key is here or that none is.</summary>
    public bool IsReadable => Active == ReportFlag.Yes || IsEmpty || (Active == ReportFlag.No && LastRotated.Kind == ReportDateKind.At);
}
