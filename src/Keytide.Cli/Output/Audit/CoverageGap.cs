using Keytide.Compliance;
using Keytide.Inventory;

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

    /// <summary>The account's gaps. An account that was not reached, or that does not say what is missing, has one for itself.</summary>
    public static IReadOnlyList<CoverageGap> Of(AccountAudit account)
    {
        var gaps = account.Gaps.Select(gap => new CoverageGap(gap.Source, gap.Subject, Sentence(gap)));
        return account.Status switch
        {
            AccountStatus.Unreachable => [Whole("not read at all"), .. gaps],
            AccountStatus.Partial when account.Gaps.Count == 0 => [Whole("read only in part")],
            _ => [.. gaps],
        };

        CoverageGap Whole(string how) => new(null, null, $"{how}: {account.Reason ?? "no reason was given"}");
    }

    private static string Sentence(ReadGap gap) =>
        $"not read: {gap.Source}{(gap.Subject is null ? "" : $" of {gap.Subject}")}: {gap.Reason}";
}
