using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

public sealed class AcceptanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("reason=\"made up for a test\" until=2026-03-01", "made up for a test", null)]
    [InlineData(" reason='made up' owner=qa until=2027-03-01 -->", "made up", "qa")]
    [InlineData("until=2026-06-30, reason=fixture rule=aws-access-key-pair */ key = 1", "fixture", null)]
    [InlineData("reason=\\\"in JSON\\\" until=2026-06-30\",", "in JSON", null)]
    public void A_comment_with_reason_and_end_holds(string text, string reason, string? owner)
    {
        var accepted = AllowComment.Read(text, Rule.AccessKeyPair, Now, out var problem);
        Assert.Null(problem);
        Assert.Equal((SuppressionKind.Comment, reason, owner), (accepted!.Kind, accepted.Reason, accepted.Owner));
        Assert.True(accepted.Expires >= Now);
    }

    [Theory]
    [InlineData("", "gives no reason")]
    [InlineData("because I say so", "gives no reason")]
    [InlineData("reason=\"\" until=2026-06-30", "gives no reason")]
    [InlineData("reason=\"made up\"", "has no end")]
    [InlineData("reason=\"made up\" until=soon", "no day")]
    [InlineData("reason=\"made up\" until=2026-13-01", "no day")]
    [InlineData("reason=\"made up\" until=2026-02-28", "ended on 2026-02-28")]
    [InlineData("reason=\"made up\" until=2027-03-02", "more than a year ahead")]
    [InlineData("reason=\"made up\" until=2026-06-30 rule=private-key", "is for private-key")]
    [InlineData("reason=\"never closed until=2026-06-30", "gives no reason")]
    public void Any_other_comment_accepts_nothing_and_says_why(string text, string why)
    {
        Assert.Null(AllowComment.Read(text, Rule.AccessKeyPair, Now, out var problem));
        Assert.Contains(why, problem);
    }

    [Fact]
    public void A_comment_comes_before_the_settings_and_these_before_the_baseline()
    {
        var leak = Leak("a/b.env", "11");
        var baseline = LeakBaseline.New(new SeededEntropy(1)).Updated([leak], new DateOnly(2026, 2, 1), isWhole: true);
        var allowance = new LeakAllowance("qa", "fixture", Now.AddDays(1)) { Fingerprint = leak.Finding.Fingerprint };
        var commented = leak with { Finding = leak.Finding with { AllowText = "reason=because until=2026-06-30" } };
        Assert.Equal(SuppressionKind.Comment, Accepted([allowance], baseline, commented)!.Kind);
        Assert.Equal(SuppressionKind.Allowlist, Accepted([allowance], baseline, leak)!.Kind);
        Assert.Equal("known since 2026-02-01", Accepted([], baseline, leak)!.Reason);
        Assert.Null(Accepted([], null, leak));
    }

    [Fact]
    public void What_does_not_hold_is_said()
    {
        var ended = new LeakAllowance("qa", "fixture", Now.AddDays(-1))
        {
            Fingerprint = Leak("x", "11").Finding.Fingerprint,
            Origin = "k:7",
        };
        var acceptance = new LeakAcceptance([ended], null, Now);
        Assert.Null(acceptance.Of(Leak("x", "11"), out var remark));
        Assert.Equal("the allowance at k:7 ended on 2026-02-28", remark);
        var commented = Leak("x", "22");
        Assert.Null(acceptance.Of(commented with { Finding = commented.Finding with { AllowText = "reason=because" } }, out remark));
        Assert.StartsWith("keytide:allow beside it has no end", remark);
        Assert.Empty(acceptance.Unused);
    }

    [Theory]
    [InlineData("tests/**", "tests/a/b.py", true)]
    [InlineData("tests/**", "./tests/a.py", true)]
    [InlineData("tests/**", "src/tests.py", false)]
    [InlineData("*.py", "deep/down/b.py", true)]
    public void A_path_is_matched_as_gitignore_does(string pattern, string path, bool fits)
    {
        var allowance = new LeakAllowance("qa", "fixture", Now.AddDays(1))
        {
            Path = IgnorePattern.Parse(pattern),
            Rule = Rule.AccessKeyPair,
        };
        Assert.Equal(fits, allowance.Fits(Leak(path, "11")));
        Assert.False((allowance with { Rule = Rule.PrivateKey }).Fits(Leak(path, "11")));
        Assert.False((allowance with { Account = AccountId.Parse("111122223333") }).Fits(Leak(path, "11")));
        Assert.Equal(fits, (allowance with { Account = AccountId.Parse("609629065308") }).Fits(Leak(path, "11")));
    }

    [Fact]
    public void An_allowance_that_nothing_needed_is_known()
    {
        var unused = new LeakAllowance("qa", "fixture", Now.AddDays(1)) { Fingerprint = "none" };
        var acceptance = new LeakAcceptance([unused], null, Now);
        acceptance.Of(Leak("x", "11"), out _);
        Assert.Same(unused, Assert.Single(acceptance.Unused));
    }

    private static LeakSuppression? Accepted(IReadOnlyList<LeakAllowance> allowances, LeakBaseline? baseline, FileFinding leak) =>
        new LeakAcceptance(allowances, baseline, Now).Of(leak, out _);

    private static FileFinding Leak(string path, string print) => new(path, new Finding
    {
        Rule = Rule.AccessKeyPair,
        Confidence = Confidence.High,
        Score = 90,
        Reasons = [],
        Parts = [new FindingPart(PartKind.Secret, 0, 40, 1, 1)],
        Fingerprint = string.Concat(Enumerable.Repeat(print, 16)),
        Redacted = "wJal…",
        Excerpt = "",
        AccountId = "609629065308",
    });
}
