using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>What every output that people read says of a scan, in the same words.</summary>
public static class ScanSentences
{
    /// <summary>For example <c>AWS access key with its secret AKIA… of account 123456789012 (prod)</c>.</summary>
    public static string Subject(JudgedLeak leak)
    {
        var finding = leak.Found.Finding;
        var account = finding.AccountId is { } id
            ? $" of account {id}{(leak.Judgement.AccountName is { } name ? $" ({name})" : "")}"
            : "";
        return $"{RuleText.Of(finding.Rule).Title} {finding.AccessKeyId ?? finding.Redacted}{account}";
    }

    /// <summary>Whose it is and whether it works; empty where nothing is known.</summary>
    public static string Standing(JudgedLeak leak)
    {
        var judgement = leak.Judgement;
        var parts = new List<string>();
        if (judgement.IsCanary)
        {
            parts.Add("a known canary: trying it sets off an alarm");
        }

        if (judgement.IsOurs is { } ours)
        {
            parts.Add(ours ? "ours" : "not ours");
        }

        if (judgement.Owner is { } owner)
        {
            parts.Add($"owner {owner}");
        }

        if (judgement.Status is LeakStatus.Active or LeakStatus.Inactive)
        {
            parts.Add(judgement.AsOf is { } asOf
                ? $"{ContractName.Of(judgement.Status)} on {Timestamp.Day(asOf)}"
                : ContractName.Of(judgement.Status));
        }

        if (leak.Found.Finding is { ExpiresAt: { } expires } finding)
        {
            parts.Add($"{(finding.Expired ? "expired" : "good until")} {Timestamp.Of(expires)}");
        }

        if (judgement.Because is { } because)
        {
            parts.Add(because);
        }

        return string.Join("; ", parts);
    }

    /// <summary>By what a finding is accepted, in a word or two.</summary>
    public static string Means(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Comment => "a comment",
        SuppressionKind.Allowlist => "the settings",
        _ => "the baseline",
    };

    public static string Accepted(LeakSuppression suppression)
    {
        var by = Means(suppression.Kind);
        var owner = suppression.Owner is { } name ? $" ({name})" : "";
        var until = suppression.Expires is { } expires ? $", until {Timestamp.Day(expires)}" : "";
        return $"accepted by {by}{owner}{until}: {suppression.Reason}";
    }

    /// <summary>What was looked at, for example <c>12 files, 1.2 MB</c>.</summary>
    public static string Coverage(ScanCoverage coverage)
    {
        var parts = new List<string>();
        if (coverage.Commits > 0)
        {
            parts.Add(Figure.Of(coverage.Commits, "commit"));
        }

        if (coverage.Objects > 0)
        {
            parts.Add(Figure.Of(coverage.Objects, "object"));
        }

        if (coverage.Files > 0 || parts.Count == 0)
        {
            parts.Add(Figure.Of(coverage.Files, "file"));
        }

        parts.Add(Figure.Bytes(coverage.Bytes));
        return string.Join(", ", parts);
    }
}
