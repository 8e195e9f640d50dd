using FsCheck;
using FsCheck.Fluent;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit.Digest;

public sealed class AuditDigestTests
{
    private static readonly DigestLimits Limits = new(Findings: 3, Accounts: 2, FindingsOfAccount: 2, Coming: 5, Gaps: 2, Muted: 5);

    [Fact]
    public void The_best_of_many_are_those_that_sorting_would_put_first() =>
        Prop.ForAll<int[], byte>((items, most) =>
        {
            var best = new BestOf<int>(most % 8, Comparer<int>.Default);
            foreach (var item in items)
            {
                best.Offer(item);
            }

            return best.Sorted().SequenceEqual(items.Order().Take(most % 8)) && best.Offered == items.Length
                && best.Rest == Math.Max(0, items.Length - (most % 8));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_accounts_makes_no_difference()
    {
        var (one, other) = (Of(SampleAudit.Accounts), Of(SampleAudit.Accounts.Reverse()));
        Assert.Equal(one.Worst.Sorted().Select(row => row.Finding.Id), other.Worst.Sorted().Select(row => row.Finding.Id));
        Assert.Equal(one.Accounts.Sorted().Select(row => row.Id), other.Accounts.Sorted().Select(row => row.Id));
        Assert.Equal(one.Gaps.Sorted(), other.Gaps.Sorted());
    }

    [Fact]
    public void A_control_fails_with_any_check_behind_it_and_is_open_while_any_is_unknown()
    {
        var controls = Of(SampleAudit.Accounts).Controls();
        var seven = controls.Where(tally => tally.Control.Version == "7.0.0").ToDictionary(tally => tally.Control.Id);
        Assert.Equal(Verdict.Fail, seven["2.11"].Verdicts.Overall);
        Assert.Equal(["key.never-used", "key.unused", "password.unused"], seven["2.11"].Checks.Select(check => check.Check));
        Assert.Equal(["2.4", "2.8", "2.10", "2.11", "2.12", "2.13"], seven.Keys);

        var counts = new VerdictCounts();
        counts.Add(Verdict.Pass);
        counts.Add(Verdict.Unknown);
        Assert.Equal(Verdict.Unknown, counts.Overall);
    }

    [Fact]
    public void Only_passes_that_time_will_end_lie_ahead()
    {
        var digest = Of(SampleAudit.Accounts);
        Assert.Equal(1, digest.Outlook.Within(7));
        Assert.Equal("AKIAALICE00000000001", Assert.Single(digest.Outlook.Coming.Sorted()).Finding.CredentialId);
    }

    [Fact]
    public void An_unknown_last_use_counts_as_neither_used_nor_unused()
    {
        var idle = Of(SampleAudit.Accounts).KeyIdleness;
        Assert.Equal((6, 1, 0), (idle.InUse, idle.Never, idle.Unknown)); // The key of unknown status is not among the active ones.
        Assert.Equal(1, idle.Unused);
    }

    [Theory]
    [InlineData("1.9", "1.10", -1)]
    [InlineData("IAM.4", "IAM.22", -1)]
    [InlineData("2.10", "2.10", 0)]
    [InlineData("3.0.0", "10.0", -1)]
    [InlineData("AC-2(1)", "AC-2(10)", -1)]
    [InlineData("a", "a1", -1)]
    public void Numbers_in_names_are_ordered_as_numbers(string one, string other, int order)
    {
        Assert.Equal(order, Math.Sign(NumberedText.Order.Compare(one, other)));
        Assert.Equal(-order, Math.Sign(NumberedText.Order.Compare(other, one)));
    }

    private static AuditDigest Of(IEnumerable<AccountAudit> accounts)
    {
        var digest = new AuditDigest(SampleAudit.Header, Limits);
        foreach (var account in accounts)
        {
            digest.Add(account);
        }

        return digest;
    }
}
