namespace Keytide.Scanning;

/// <summary>
/// Decides which leaks are accepted.
/// <code>
/// first that holds                        otherwise said
/// a comment beside it                     why the comment does not hold
/// an allowance of the settings            that it has ended
/// the baseline
/// </code>
/// </summary>
/// <param name="allowances">Of the settings.</param>
/// <param name="baseline">What was known before; null for nothing.</param>
/// <param name="now">The time against which ends are judged.</param>
public sealed class LeakAcceptance(IReadOnlyList<LeakAllowance> allowances, LeakBaseline? baseline, DateTimeOffset now)
{
    private readonly HashSet<LeakAllowance> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>Allowances that no finding needed so far.</summary>
    public IEnumerable<LeakAllowance> Unused => allowances.Where(allowance => !_used.Contains(allowance));

    /// <param name="found">A finding.</param>
    /// <param name="remark">What is to be said of an acceptance that does not hold; null for nothing.</param>
    /// <returns>Null for a leak that counts.</returns>
    public LeakSuppression? Of(FileFinding found, out string? remark)
    {
        remark = null;
        if (found.Finding.AllowText is { } text)
        {
            if (AllowComment.Read(text, found.Finding.Rule, now, out var problem) is { } comment)
            {
                return comment;
            }

            remark = $"keytide:allow beside it {problem}";
        }

        return FromSettings(found, ref remark) ?? FromBaseline(found);
    }

    private LeakSuppression? FromSettings(FileFinding found, ref string? remark)
    {
        LeakSuppression? accepted = null;
        foreach (var allowance in allowances.Where(allowance => allowance.Fits(found)))
        {
            _used.Add(allowance);
            if (allowance.Expires < now)
            {
                remark ??= $"the allowance at {allowance.Origin} ended on {allowance.Expires.UtcDateTime:yyyy-MM-dd}";
                continue;
            }

            accepted ??= new LeakSuppression(SuppressionKind.Allowlist, allowance.Reason, allowance.Owner, allowance.Expires);
        }

        return accepted;
    }

    private LeakSuppression? FromBaseline(FileFinding found) => baseline?.Find(found.Finding.Fingerprint) is { } known
        ? new LeakSuppression(SuppressionKind.Baseline, $"known since {known.Since:yyyy-MM-dd}")
        : null;
}
