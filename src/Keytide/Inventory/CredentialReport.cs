namespace Keytide.Inventory;

/// <summary>
/// The credential report of an account (iam:GetCredentialReport): one row per user and one for root. When it was made is not in it: that
/// is part of its provenance.
/// </summary>
public sealed record CredentialReport
{
    /// <summary>The account all rows are of.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The partition id in the rows' ARNs, for example <c>aws</c>.</summary>
    public required string PartitionId { get; init; }

    /// <summary>Root's row included, in the order of the report.</summary>
    public required IReadOnlyList<CredentialReportRow> Rows { get; init; }

    public required IReadOnlyList<UnparsedReportRow> UnparsedRows { get; init; }

    /// <summary>Columns that Keytide needs and the report lacks.</summary>
    public required IReadOnlyList<string> MissingColumns { get; init; }

    /// <summary>Columns that Keytide does not know; they are skipped.</summary>
    public required IReadOnlyList<string> UnknownColumns { get; init; }

    /// <summary>
    /// The latest date in it of something that has happened, before which it cannot have been made; null if it has none. Stand-ins of AWS
    /// state a generation time that is years before it.
    /// </summary>
    public DateTimeOffset? LatestDate => Rows.SelectMany(Dates).Select(date => date.Instant).Max();

    private static IEnumerable<ReportDate> Dates(CredentialReportRow row) =>
    [
        row.CreatedAt,
        row.PasswordLastUsed,
        row.PasswordLastChanged,
        .. row.AccessKeys.SelectMany(slot => new[] { slot.LastRotated, slot.LastUsed }),
        .. row.Certificates.Select(slot => slot.LastRotated),
    ];
}
