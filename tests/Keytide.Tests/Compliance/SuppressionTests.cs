using Keytide.Compliance;
using Keytide.Tests.Support;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class SuppressionTests
{
    private static readonly Suppression Basic = new("key.age", "owner@example.com", "until the vendor is ready", Ago(-30), "SEC-1")
    {
        Origin = "keytide.yaml:7",
    };

    [Theory]
    [InlineData("alice", true)]
    [InlineData(Key1, true)]
    [InlineData("arn:aws:iam::111122223333:user/alice", true)]
    [InlineData("Alice", false)]
    [InlineData("ali", false)]
    [InlineData("alice*", false)]
    [InlineData("bob", false)]
    public void A_subject_is_matched_exactly(string subject, bool muted) =>
        Assert.Equal(muted, Age(Basic with { Subject = subject }).Verdict == Verdict.Muted);

    [Theory]
    [InlineData("ali*", true)]
    [InlineData("AKIA*", true)]
    [InlineData("?lice", true)]
    [InlineData("a", false)]
    public void A_pattern_is_matched_as_one_only_where_it_is_called_so(string pattern, bool muted) =>
        Assert.Equal(muted, Age(Basic with { Subject = pattern, IsPattern = true }).Verdict == Verdict.Muted);

    [Fact]
    public void A_muted_finding_keeps_its_severity_and_carries_who_answers_for_it()
    {
        var suppression = Basic with { Subject = "alice" };

        var finding = Age(suppression);

        Assert.Equal((Verdict.Muted, Severity.Medium), (finding.Verdict, finding.Severity));
        Assert.Same(suppression, finding.Suppression);
    }

    [Fact]
    public void It_holds_to_its_last_instant_and_not_one_tick_longer()
    {
        Assert.Equal(Verdict.Muted, Age(Basic with { Expires = Now }).Verdict);
        Assert.Equal(Verdict.Fail, Age(Basic with { Expires = Now.AddTicks(-1) }).Verdict);
    }

    [Fact]
    public void Another_check_another_account_or_other_tags_do_not_match()
    {
        var tagged = Basic with { Tags = new Dictionary<string, string> { ["team"] = "web" } };

        Assert.Equal(Verdict.Fail, Age(Basic with { Check = "key.unused" }).Verdict);
        Assert.Equal(Verdict.Fail, Age(Basic with { Account = AccountId.Parse("999999999999") }).Verdict);
        Assert.Equal(Verdict.Fail, Age(tagged).Verdict);
        Assert.Equal(Verdict.Fail, Age(tagged, user => user.Tag("team", "data")).Verdict);
        Assert.Equal(Verdict.Muted, Age(tagged, user => user.Tag("team", "web")).Verdict);
    }

    [Fact]
    public void Tags_that_were_not_read_are_carried_by_nobody()
    {
        var tagged = Basic with { Tags = new Dictionary<string, string> { ["team"] = "web" } };

        var finding = Age(tagged, user => user.With(facts => facts with { Tags = Unread<IReadOnlyDictionary<string, string>>() }));

        Assert.Equal(Verdict.Fail, finding.Verdict);
    }

    [Fact]
    public void Only_failures_are_muted()
    {
        var account = User(user => user.Key(Key1, age: 10)).Build();

        var findings = Audit.Evaluate(account, With(Basic with { Check = "*" }), Now);

        Assert.All(findings.Where(finding => finding.Check == "key.age"), finding => Assert.Equal(Verdict.Pass, finding.Verdict));
    }

    [Fact]
    public void An_expired_suppression_is_a_finding_of_its_own()
    {
        var finding = Assert.Single(Review(Basic with { Subject = "alice", Expires = Ago(1) }));

        Assert.Equal(("suppression.expired", Severity.Low, Verdict.Fail), (finding.Check, finding.Severity, finding.Verdict));
        Assert.Equal("keytide.yaml:7", Assert.Single(finding.Evidence).Source);
        Assert.Contains("expired on 2025-05-31T12:00:00Z", finding.Message);
    }

    [Fact]
    public void A_suppression_that_silences_nothing_is_told()
    {
        Assert.Empty(Review(Basic with { Subject = "alice" }));
        Assert.Equal("suppression.unused", Assert.Single(Review(Basic with { Subject = "bob" })).Check);
    }

    [Fact]
    public void Nothing_is_called_unused_while_an_account_was_not_read_whole()
    {
        Assert.Empty(Review(Basic with { Subject = "bob" }, AccountStatus.Partial));
        Assert.Empty(Review(Basic with { Subject = "bob", Account = AccountId.Parse("999999999999") }));
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData("*", true, true)]
    [InlineData("**", true, true)]
    [InlineData("ali*", true, false)]
    [InlineData("alice", false, false)]
    public void A_suppression_for_everybody_is_too_broad(string? subject, bool pattern, bool broad) => Assert.Equal(
        broad, Review(Basic with { Subject = subject, IsPattern = pattern }).Any(finding => finding.Check == "suppression.broad"));

    [Fact]
    public void A_check_of_the_account_needs_no_subject() =>
        Assert.DoesNotContain(Review(Basic with { Check = "user.exists" }), finding => finding.Check == "suppression.broad");

    [Fact]
    public void A_pattern_that_silences_more_than_the_limit_is_too_broad()
    {
        var account = Account();
        for (var i = 0; i < 26; i++)
        {
            account.User($"ci-{i}", user => user.Key($"AKIAIOSFODNN7EXAMP{i:D2}", age: 100));
        }

        var settings = With(Basic with { Subject = "ci-*", IsPattern = true });
        var review = new SuppressionReview(settings, Now);
        review.Add(AuditJson.AuditOf(account.Build(), Audit.Evaluate(account.Build(), settings, Now), AccountStatus.Complete));

        Assert.Contains("silences 26 findings; 25 are the limit", Assert.Single(review.Findings(Id, Partition.Aws)).Message);
    }

    [Fact]
    public void Two_suppressions_are_two_findings()
    {
        var settings = AuditSettings.Default with { Suppressions = [Basic with { Subject = "x" }, Basic with { Subject = "y" }] };
        var review = new SuppressionReview(settings, Now);
        review.Add(AuditJson.AuditOf(Account().Build(), [], AccountStatus.Complete));

        Assert.Equal(2, review.Findings(Id, Partition.Aws).Select(finding => finding.Id).Distinct().Count());
    }

    private static AuditSettings With(Suppression suppression) => AuditSettings.Default with { Suppressions = [suppression] };

    private static Finding Age(Suppression suppression, Func<UserBuilder, UserBuilder>? shape = null)
    {
        var account = User(user => (shape ?? (same => same))(user.Key(Key1, age: 100))).Build();
        return Assert.Single(Audit.Evaluate(account, With(suppression), Now), finding => finding.Check == "key.age");
    }

    private static IReadOnlyList<Finding> Review(Suppression suppression, AccountStatus status = AccountStatus.Complete)
    {
        var account = User(user => user.Key(Key1, age: 100)).Build();
        var review = new SuppressionReview(With(suppression), Now);
        review.Add(AuditJson.AuditOf(account, Audit.Evaluate(account, With(suppression), Now), status));
        return review.Findings(Id, Partition.Aws);
    }
}
