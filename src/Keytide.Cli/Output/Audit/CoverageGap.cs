using System.Security.Cryptography;
using System.Text;
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

    public const string Title = "Everything that was asked for could be read";

    /// <summary>What is not known may be grave or nothing.</summary>
    public const Severity Severity = Compliance.Severity.Medium;

    private const string Remediation = "Allow what was refused (keytide policy prints what is needed) or try again, then audit again.";
    private const int IdBytes = 16;

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

    /// <summary>
    /// The gap as a finding of verdict unknown, with an id that is the same in every run: a format that shows findings only must not
    /// show an account that was not read as one without findings.
    /// </summary>
    public Finding AsFinding(AccountAudit account) => new()
    {
        Id = IdOf(account),
        Check = Check,
        Title = Title,
        Severity = Severity,
        Verdict = Verdict.Unknown,
        AccountId = account.Id,
        Principal = Principal.Account(account.Id, account.Partition),
        Message = Message,
        Evidence = [],
        Controls = [],
        Remediation = Remediation,
    };

    /// <summary>An account's findings, its gaps among them.</summary>
    public static IEnumerable<Finding> FindingsAndGaps(AccountAudit account) =>
        account.Findings.Concat(Of(account).Select(gap => gap.AsFinding(account)));

    private string IdOf(AccountAudit account)
    {
        var text = $"keytide-gap/1\n{account.Partition}\n{account.Id}\n{Source}\n{Subject}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..IdBytes]);
    }

    private static string Sentence(ReadGap gap) =>
        $"not read: {gap.Source}{(gap.Subject is null ? "" : $" of {gap.Subject}")}: {gap.Reason}";
}
