using System.Text;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class BaselineTests
{
    private static readonly AuditSettings Defaults = AuditSettings.Default;

    [Fact]
    public void What_failed_and_fails_is_unchanged_and_what_passed_and_fails_is_new()
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100).Key(Key2, age: 80)));
        var now = AuditOf(User(user => user.Key(Key1, age: 110).Key(Key2, age: 91)));

        var findings = Compared(earlier, now).Where(finding => finding.Check == "key.age").ToDictionary(finding => finding.CredentialId!);

        Assert.Equal(BaselineState.Unchanged, findings[Key1].Baseline);
        Assert.Equal(BaselineState.New, findings[Key2].Baseline);
    }

    [Fact]
    public void What_failed_and_passes_is_fixed()
    {
        var earlier = AuditOf(User(user => user.Password()));
        var now = AuditOf(User(user => user.Password().Mfa()));

        var finding = Assert.Single(Compared(earlier, now), finding => finding.Check == "user.mfa-console");

        Assert.Equal((Verdict.Pass, BaselineState.Fixed), (finding.Verdict, finding.Baseline));
    }

    [Fact]
    public void What_failed_and_is_gone_is_listed_as_fixed_by_its_own_name()
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100)));
        var now = AuditOf(User(user => user.Password()));
        var name = Assert.Single(earlier.Findings, finding => finding.Check == "key.age").Id;

        var finding = Assert.Single(Compared(earlier, now), finding => finding.Id == name);

        Assert.Equal((Verdict.Pass, BaselineState.Fixed, Key1), (finding.Verdict, finding.Baseline, finding.CredentialId));
    }

    [Theory]
    [InlineData(AccountStatus.Partial)]
    [InlineData(AccountStatus.Unreachable)]
    public void Nothing_is_fixed_by_not_being_read(AccountStatus status)
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100)));
        var now = AuditOf(User(user => user.Password()), status);

        Assert.DoesNotContain(Compared(earlier, now), finding => finding.Baseline == BaselineState.Fixed);
    }

    [Fact]
    public void Nothing_is_fixed_while_the_same_check_is_unknown_about_the_same_user()
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100)));
        var now = AuditOf(User(user => user.With(facts => facts with { AccessKeys = Unread<IReadOnlyList<AccessKey>>() })));

        Assert.DoesNotContain(Compared(earlier, now), f => f.Check == "key.age" && f.Baseline == BaselineState.Fixed);
    }

    [Fact]
    public void Nothing_is_fixed_by_switching_its_check_off()
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100)));
        var off = Defaults with { Checks = new Dictionary<string, CheckSettings> { ["key.age"] = new() { IsOn = false } } };
        var now = AuditOf(User(user => user.Key(Key1, age: 100)), settings: off);

        Assert.DoesNotContain(Reread(earlier).Compare(now, off).Findings, finding => finding.Check == "key.age");
    }

    [Fact]
    public void What_was_fixed_in_the_earlier_audit_and_fails_is_reopened()
    {
        var first = AuditOf(User(user => user.Password()));
        var second = Reread(first).Compare(AuditOf(User(user => user.Password().Mfa())), Defaults);
        var third = Reread(second).Compare(AuditOf(User(user => user.Password())), Defaults);

        Assert.Equal(BaselineState.Reopened, Assert.Single(third.Findings, finding => finding.Check == "user.mfa-console").Baseline);
    }

    [Fact]
    public void What_a_user_made_anew_under_an_old_name_does_wrong_is_new()
    {
        var earlier = AuditOf(User(user => user.Password()));
        var now = AuditOf(User(user => user.Password().With(facts => facts with
        {
            Principal = facts.Principal with { Id = "AIDAANOTHER" },
        })));

        Assert.Equal(BaselineState.New, Assert.Single(Compared(earlier, now), f => f.Check == "user.mfa-console").Baseline);
    }

    [Fact]
    public void A_muted_finding_was_there_before()
    {
        var muted = Defaults with { Suppressions = [new Suppression("user.mfa-console", "me", "because", Ago(-1), null)] };
        var earlier = AuditOf(User(user => user.Password()), settings: muted);
        var now = AuditOf(User(user => user.Password()));

        Assert.Equal(BaselineState.Unchanged, Assert.Single(Compared(earlier, now), f => f.Check == "user.mfa-console").Baseline);
    }

    [Fact]
    public void Another_account_s_findings_are_left_alone()
    {
        var earlier = AuditOf(User(user => user.Key(Key1, age: 100)));
        var other = AuditOf(Account().With(snapshot => snapshot with { Id = AccountId.Parse("444455556666") }));

        Assert.All(Reread(earlier).Compare(other, Defaults).Findings, finding => Assert.NotEqual(BaselineState.Fixed, finding.Baseline));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":"2","asOf":"2025-01-01T00:00:00Z","findings":[]}""")]
    [InlineData("""{"schemaVersion":"1","findings":[]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"then","findings":[]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":{}}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[1]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[{"verdict":"fail"}]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[{"verdict":"great"}]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[{"verdict":7}]}""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[""")]
    [InlineData("""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","findings":[{"verdict":"pass","x":"\ud800"},{"id":"\ud800"}]}""")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}")]
    public void A_file_that_is_no_audit_is_refused_with_its_name(string text)
    {
        var fault = Assert.Throws<KeytideException>(() => BaselineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "old.json"));

        Assert.StartsWith("The baseline old.json cannot be used: ", fault.Message);
    }

    [Fact]
    public void Unknown_members_and_a_byte_order_mark_are_passed_over()
    {
        const string Text = "\uFEFF" + """
            {"new":{"deep":[1,{"a":[]}]},"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","accounts":[{"id":"1"}],"findings":
            [{"verdict":"pass","evidence":[{"fact":"x"}]}],"after":null}
            """;

        Assert.Equal(2025, BaselineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "f").AsOf.Year);
    }

    [Fact]
    public void A_file_in_crumbs_and_larger_than_the_buffer_is_read_whole()
    {
        var account = Account();
        for (var i = 0; i < 400; i++)
        {
            account.User($"user{i}", user => user.Password());
        }

        var earlier = AuditOf(account);
        var bytes = AuditJson.Of(earlier, Now);
        Assert.True(bytes.Length > 100_000);

        using var baseline = new CrumbStream(bytes);
        var compared = BaselineReader.Read(baseline, "f").Compare(earlier, Defaults);

        Assert.All(compared.Findings.Where(f => f.Verdict == Verdict.Fail), f => Assert.Equal(BaselineState.Unchanged, f.Baseline));
    }

    [Fact]
    public void A_text_beyond_all_measure_is_refused()
    {
        var text = $$"""{"schemaVersion":"1","asOf":"2025-01-01T00:00:00Z","x":"{{new string('a', 3_000_000)}}"}""";

        Assert.Throws<KeytideException>(() => BaselineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "f"));
    }

    private static IReadOnlyList<Finding> Compared(AccountAudit earlier, AccountAudit now) =>
        Reread(earlier).Compare(now, Defaults).Findings;

    private static Baseline Reread(AccountAudit audit) => BaselineReader.Read(new MemoryStream(AuditJson.Of(audit, Now)), "earlier.json");

    private static AccountAudit AuditOf(
        AccountBuilder account, AccountStatus status = AccountStatus.Complete, AuditSettings? settings = null) =>
        AuditJson.AuditOf(account.Build(), Audit.Evaluate(account.Build(), settings ?? Defaults, Now), status);

    /// <summary>Gives its bytes a few at a time, as a slow pipe does.</summary>
    private sealed class CrumbStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
