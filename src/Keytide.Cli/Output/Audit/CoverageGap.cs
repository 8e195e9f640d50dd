using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>Something of an account that was not read, in words, for formats that have no place of their own for it.</summary>
/// <param name="Source">The API action or file; null where the account as a whole was not reached.</param>
/// <param name="Subject">The user or resource; null for the account.</param>
/// <param name="Message">What was not read and why, as one sentence.</param>
public sealed record CoverageGap(string? Source, string? Subject, string Message)
{
    /// <summary>The name under which a gap stands among the checks.</summary>
    public const string Check = "audit.coverage";

    public const string Title = "Something that was asked for could not be read";

    /// <summary>The account's gaps; for an account that has none and yet was not read whole, one that gives its reason.</summary>
    public static IReadOnlyList<CoverageGap> Of(AccountAudit account)
    {
        if (account.Status != AccountStatus.Complete && account.Gaps.Count == 0)
        {
            var how = account.Status == AccountStatus.Unreachable ? "not read at all" : "read only in part";
            return [new CoverageGap(null, null, $"{how}: {account.Reason ?? "no reason was given"}")];
        }

        return [.. account.Gaps.Select(gap => new CoverageGap(
            gap.Source, gap.Subject, $"not read: {gap.Source}{(gap.Subject is null ? "" : $" of {gap.Subject}")}: {gap.Reason}"))];
    }
}
