using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>What an audit comes to, in the sentences that every report for people shares.</summary>
public static class AuditSentences
{
    /// <summary>The result in one sentence. An audit that is not whole is never called clean.</summary>
    public static string Verdict(AuditSummary summary)
    {
        var incomplete = summary.IsIncomplete;
        return summary.Count(Compliance.Verdict.Fail) switch
        {
            0 when incomplete => "Nothing failed in what could be read, but not everything could be read.",
            0 when summary.Accounts == 0 => "No account was audited.",
            0 => "Nothing failed, and everything was read.",
            var failed when incomplete => $"{Figure.Of(failed, "finding")}, the worst {Worst(summary)}, and not everything could be read.",
            var failed => $"{Figure.Of(failed, "finding")}, the worst {Worst(summary)}.",
        };
    }

    public static string Accounts(AuditSummary summary)
    {
        if (summary.Accounts > 0 && summary.Count(AccountStatus.Complete) == summary.Accounts)
        {
            return summary.Accounts == 1 ? "1 account, read whole" : $"{Figure.Of(summary.Accounts, "account")}, all read whole";
        }

        var parts = new List<string>();
        Add(parts, summary.Count(AccountStatus.Complete), "read whole");
        Add(parts, summary.Count(AccountStatus.Partial), "in part");
        Add(parts, summary.Count(AccountStatus.Unreachable), "not reached");
        return summary.Accounts == 0 ? "no accounts" : $"{Figure.Of(summary.Accounts, "account")}: {Figure.List(parts)}";
    }

    /// <summary>How many users and keys; null members of the sum are said.</summary>
    public static string Inventory(AuditSummary summary) =>
        $"{Figure.Of(summary.Users, "user")}, {Figure.Of(summary.AccessKeys, "access key")}, {Figure.Of(summary.ActiveAccessKeys)} active";

    /// <summary>The failures by severity, gravest first, zeros left out.</summary>
    public static IReadOnlyList<(Severity Severity, int Count)> BySeverity(AuditSummary summary) =>
    [
        .. Enum.GetValues<Severity>().Reverse().Select(severity => (severity, summary.Count(severity))).Where(pair => pair.Item2 > 0),
    ];

    /// <summary>The verdicts that are no failure, zeros left out.</summary>
    public static IReadOnlyList<string> OtherVerdicts(AuditSummary summary)
    {
        var parts = new List<string>();
        Add(parts, summary.Count(Compliance.Verdict.Unknown), "unknown");
        Add(parts, summary.Count(Compliance.Verdict.Muted), "muted");
        Add(parts, summary.Count(Compliance.Verdict.Pass), "passed");
        Add(parts, summary.Count(Compliance.Verdict.NotApplicable), "not applicable");
        return parts;
    }

    /// <summary>What changed since the baseline; null without one.</summary>
    public static string? SinceBaseline(AuditDigest digest)
    {
        if (digest.Header.BaselineAsOf is not { } since)
        {
            return null;
        }

        return $"since {Timestamp.Day(since)}: {Figure.Of(digest.Count(BaselineState.New))} new, "
            + $"{Figure.Of(digest.Count(BaselineState.Reopened))} reopened, {Figure.Of(digest.Count(BaselineState.Fixed))} fixed, "
            + $"{Figure.Of(digest.Count(BaselineState.Unchanged))} unchanged";
    }

    /// <summary>How much will fail soon; null when nothing will.</summary>
    public static string? Outlook(AuditDigest digest)
    {
        var outlook = digest.Outlook;
        return outlook.Coming.Offered == 0
            ? null
            : $"{Figure.Of(outlook.Within(7))} more will fail within 7 days, {Figure.Of(outlook.Within(15))} within 15, "
                + $"{Figure.Of(outlook.Within(30))} within 30 unless something is done";
    }

    private static void Add(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{Figure.Of(count)} {what}");
        }
    }

    private static string Worst(AuditSummary summary) => summary.Worst is { } worst ? ContractName.Of(worst) : "unknown";
}
