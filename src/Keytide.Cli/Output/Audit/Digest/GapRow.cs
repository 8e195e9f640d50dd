namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>A gap in the coverage, with its account.</summary>
public sealed record GapRow(AccountId AccountId, string? AccountName, CoverageGap Gap)
{
    public static readonly IComparer<GapRow> ByAccount = Comparer<GapRow>.Create((one, other) =>
    {
        // An account that was not reached at all comes before a single call that was refused.
        var order = (one.Gap.Source is null ? 0 : 1).CompareTo(other.Gap.Source is null ? 0 : 1);
        order = order != 0 ? order : one.AccountId.CompareTo(other.AccountId);
        return order != 0 ? order : string.CompareOrdinal(one.Gap.Message, other.Gap.Message);
    });
}
