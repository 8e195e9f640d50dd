using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>A finding as reports for people show it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="AccountName">The account's name, where it has one.</param>
/// <param name="Credential">The credential it is about, where that was found.</param>
public sealed record FindingRow(Finding Finding, string? AccountName, Credential? Credential)
{
    /// <summary>The worst first: by severity, then what is older, then by name so that the order is always the same.</summary>
    public static readonly IComparer<FindingRow> WorstFirst = Comparer<FindingRow>.Create((one, other) =>
    {
        var order = other.Finding.Severity.CompareTo(one.Finding.Severity);
        order = order != 0 ? order : Nullable.Compare(CreatedOrLast(one), CreatedOrLast(other));
        order = order != 0 ? order : one.Finding.AccountId.CompareTo(other.Finding.AccountId);
        order = order != 0 ? order : string.CompareOrdinal(one.Finding.Principal.Name, other.Finding.Principal.Name);
        order = order != 0 ? order : string.CompareOrdinal(one.Finding.Check, other.Finding.Check);
        return order != 0 ? order : string.CompareOrdinal(one.Finding.Id, other.Finding.Id);
    });

    /// <summary>Muted findings by the end of their suppression.</summary>
    public static readonly IComparer<FindingRow> SoonestToReopen = Comparer<FindingRow>.Create((one, other) =>
    {
        var order = Nullable.Compare(one.Finding.Suppression?.Expires, other.Finding.Suppression?.Expires);
        return order != 0 ? order : WorstFirst.Compare(one, other);
    });

    private static DateTimeOffset? CreatedOrLast(FindingRow row) => row.Credential?.CreatedAt ?? DateTimeOffset.MaxValue;
}
