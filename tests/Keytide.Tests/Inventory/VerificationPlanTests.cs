using Keytide.Compliance;
using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class VerificationPlanTests
{
    private const string May = "2024-05-01T10:00:00Z";

    [Fact]
    public void Facts_older_than_fifteen_minutes_are_read_again()
    {
        var seen = Seen();
        Assert.Empty(Plan(seen, ReportTime.AddMinutes(15), new Doubt("bob", LiveFacts.Password | LiveFacts.MfaActive)));
        Assert.Equal(
            [new InventoryCall(IamActions.GetLoginProfile, "bob"), new InventoryCall(IamActions.ListMfaDevices, "bob")],
            Plan(seen, ReportTime.AddMinutes(16), new Doubt("bob", LiveFacts.Password | LiveFacts.MfaActive)));
    }

    [Fact]
    public void Last_use_is_read_again_only_of_the_key_it_is_about()
    {
        var seen = Seen();
        seen.Of("bob").AccessKeys = Listed(Listing('A', May), Listing('B', "2024-06-01T10:00:00Z"));
        Assert.Equal(
            [new InventoryCall(IamActions.GetAccessKeyLastUsed, "bob", Key('A').Value)],
            Plan(seen, Now, new Doubt("bob", LiveFacts.AccessKeys | LiveFacts.KeyLastUse, Key('A'))));
        Assert.Empty(Plan(seen, Now, new Doubt("bob", LiveFacts.AccessKeys)));
    }

    [Fact]
    public void What_was_mended_since_the_report_is_gone_after_verification()
    {
        var seen = Seen();
        var doubt = new Doubt("bob", LiveFacts.AccessKeys | LiveFacts.KeyLastUse | LiveFacts.Password | LiveFacts.MfaActive);
        var calls = Plan(seen, Now, doubt);
        Assert.Equal([IamActions.ListAccessKeys, IamActions.GetLoginProfile, IamActions.ListMfaDevices], calls.Select(call => call.Action));

        seen.Of("bob").AccessKeys = Listed(Listing('A', May, active: false));
        seen.Of("bob").LoginProfile = Live(LoginProfile.None);
        seen.Of("bob").MfaDevices = Listed(new ListedMfaDevice("GAHT12345678", Now));

        var bob = seen.User("bob");
        Assert.Equal(CredentialStatus.Inactive, Assert.Single(bob.AccessKeys.Value).Status);
        Assert.False(bob.Password.Value.Enabled);
        Assert.True(bob.MfaActive.Value);

        // Only now the key's id is known, and with it whom to ask for its last use; after that nothing is left to verify.
        Assert.Equal([IamActions.GetAccessKeyLastUsed], Plan(seen, Now, doubt).Select(call => call.Action));
        seen.Of("bob").SetLastUse(Key('A'), Live(LastUse.Never));
        Assert.Empty(Plan(seen, Now, doubt));
    }

    [Fact]
    public void A_user_deleted_since_the_report_is_gone_after_verification()
    {
        var seen = Seen();
        seen.AuthorizationDetails = null;
        seen.Of("bob").GoneAt = Now;
        Assert.Empty(SnapshotBuilder.Build(seen).Users.Value);
    }

    [Fact]
    public void What_could_not_be_verified_stays_and_is_not_asked_twice()
    {
        var seen = Seen();
        var doubt = new Doubt("bob", LiveFacts.Password);
        seen.Fail(Assert.Single(Plan(seen, Now, doubt)), "AccessDenied");
        Assert.Empty(Plan(seen, Now, doubt));
        var bob = seen.User("bob");
        Assert.True(bob.Password.Value.Enabled);
        Assert.Equal(ReportTime, bob.Password.Provenance!.ObservedAt);
        Assert.Equal(new ReadGap("iam:GetLoginProfile", "bob", "AccessDenied"), Assert.Single(bob.Gaps));
    }

    [Fact]
    public void The_number_of_calls_is_bounded_and_what_is_left_out_is_named()
    {
        var seen = Of(ReportText.User("ann"), ReportText.User("bob"));
        Doubt[] doubts = [new("ann", LiveFacts.Password), new("bob", LiveFacts.Password), new("ann", LiveFacts.Password)];
        var plan = VerificationPlan.For(doubts, SnapshotBuilder.Build(seen), seen, Now, mostCalls: 1);
        Assert.Equal("ann", Assert.Single(plan.Calls).UserName);
        Assert.Equal("bob", Assert.Single(plan.LeftOut).UserName);
    }

    [Fact]
    public void All_devices_are_listed_where_only_the_virtual_ones_are_known()
    {
        var seen = Seen();
        seen.VirtualMfaDevices = Live<IReadOnlyList<VirtualMfaDevice>>(
            [new VirtualMfaDevice("arn:aws:iam::123456789012:mfa/bob", "arn:aws:iam::123456789012:user/bob", Now)],
            IamActions.ListVirtualMfaDevices);
        Assert.Empty(Plan(seen, Now, new Doubt("bob", LiveFacts.MfaActive)));
        Assert.Equal(IamActions.ListMfaDevices, Assert.Single(Plan(seen, Now, new Doubt("bob", LiveFacts.EveryMfaDevice))).Action);
    }

    [Theory]
    [InlineData("key.unused", LiveFacts.AccessKeys | LiveFacts.KeyLastUse)]
    [InlineData("key.age", LiveFacts.AccessKeys)]
    [InlineData("password.unused", LiveFacts.Password | LiveFacts.PasswordLastUse)]
    [InlineData("password.age", LiveFacts.Password)]
    [InlineData("user.mfa-console", LiveFacts.Password | LiveFacts.MfaActive)]
    public void A_failed_finding_doubts_the_facts_that_decide_it(string check, LiveFacts facts)
    {
        var doubt = Assert.Single(Doubts.Of([Finding(check, Verdict.Fail)]));
        Assert.Equal(new Doubt("bob", facts, Key('A')), doubt);
    }

    [Fact]
    public void Nothing_is_doubted_that_passes_or_was_read_live()
    {
        Assert.Empty(Doubts.Of(
            [Finding("key.age", Verdict.Pass), Finding("key.age", Verdict.Unknown), Finding("user.tags", Verdict.Fail)]));
        Assert.Single(Doubts.Of([Finding("key.age", Verdict.Muted)]));
    }

    private static Finding Finding(string check, Verdict verdict) => new()
    {
        Id = "1",
        Check = check,
        Title = check,
        Severity = Severity.Low,
        Verdict = verdict,
        AccountId = Account,
        Principal = new Principal(PrincipalType.User, "bob", "arn:aws:iam::123456789012:user/bob", null),
        CredentialId = Key('A').Value,
        Message = "",
        Evidence = [],
        Controls = [],
        Remediation = "",
    };

    private static AccountObservations Seen() => Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A")).WithDetails(Detail("bob"));

    private static IReadOnlyList<InventoryCall> Plan(AccountObservations seen, DateTimeOffset now, params Doubt[] doubts)
    {
        var plan = VerificationPlan.For(doubts, SnapshotBuilder.Build(seen), seen, now);
        Assert.Empty(plan.LeftOut);
        return plan.Calls;
    }
}
