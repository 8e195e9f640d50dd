using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class CallPlanTests
{
    private const string May = "2024-05-01T10:00:00Z";
    private const string CodeCommit = """{"Statement":{"Effect":"Allow","Action":"codecommit:GitPull","Resource":"*"}}""";
    private const string Everything = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    [Fact]
    public void The_report_is_made_before_it_is_fetched()
    {
        var actions = CallPlan.ForAccount(InventoryScope.All, cached: null, Now).Select(call => call.Action).ToList();
        Assert.Equal([IamActions.GenerateCredentialReport, IamActions.GetCredentialReport], actions[..2]);
        Assert.Equal(9, actions.Count);
    }

    [Theory]
    [InlineData(-239, true)]
    [InlineData(-240, false)]
    [InlineData(1, false)]
    public void A_report_made_less_than_four_hours_ago_is_fetched_at_once(int minutes, bool fetched)
    {
        var cached = new CachedAccount
        {
            Id = Account,
            PartitionId = "aws",
            SavedAt = Now,
            ReportGeneratedAt = Now.AddMinutes(minutes),
            Users = new Dictionary<string, CachedUser>(),
        };
        var first = CallPlan.ForAccount(InventoryScope.All, cached, Now)[0].Action;
        Assert.Equal(fetched ? IamActions.GetCredentialReport : IamActions.GenerateCredentialReport, first);
    }

    [Fact]
    public void Only_what_the_checks_need_is_asked()
    {
        Assert.Equal(
            [new InventoryCall(IamActions.GetAccountPasswordPolicy)],
            CallPlan.ForAccount(new InventoryScope(FactGroups.PasswordPolicy), null, Now));
        Assert.Empty(CallPlan.Next(
            Of(ReportText.User("bob")).WithDetails(Detail("bob")), new InventoryScope(FactGroups.CredentialReport)));
    }

    [Fact]
    public void A_thousand_users_take_sixteen_calls_and_one_for_each_user_with_a_key()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"user{i:D4}").ToArray();
        var rows = names.Select((name, i) => ReportText.User(name, key1: i % 2 == 0 ? $"true,{May},N/A,N/A,N/A" : ReportText.NoKey));
        var seen = Complete(Of([.. rows]).WithDetails([.. names.Select(name => Detail(name))]));

        var calls = CallPlan.Next(seen, InventoryScope.All);
        Assert.Equal(500, calls.Count);
        Assert.All(calls, call => Assert.Equal(IamActions.ListAccessKeys, call.Action));
        Assert.True(CallPlan.ForAccount(InventoryScope.All, null, Now).Count <= 16);

        AnswerAll(seen, calls);
        Assert.Empty(CallPlan.Next(seen, InventoryScope.All));
    }

    [Fact]
    public void A_second_audit_asks_no_user_again_when_nothing_changed()
    {
        var first = Small();
        AnswerAll(first, CallPlan.Next(first, InventoryScope.All));
        var cached = CachedAccount.After(first, earlier: null, Now);

        var second = Small();
        CacheRecall.Fill(second, cached, Now.AddMinutes(5));
        Assert.Empty(CallPlan.Next(second, InventoryScope.All));
        Assert.Equal(
            SnapshotBuilder.Build(first).Users.Value.SelectMany(user => user.AccessKeys.Value).Select(key => key.Id),
            SnapshotBuilder.Build(second).Users.Value.SelectMany(user => user.AccessKeys.Value).Select(key => key.Id));
    }

    [Fact]
    public void A_user_without_a_row_is_asked_for_everything_that_the_row_would_have_said()
    {
        var seen = Complete(Of().WithDetails(Detail("eve", "2024-09-01T09:00:00Z")));
        var calls = CallPlan.Next(seen, InventoryScope.All);
        Assert.Equal(
            [IamActions.ListAccessKeys, IamActions.GetLoginProfile, IamActions.ListMfaDevices, IamActions.ListSigningCertificates],
            calls.Select(call => call.Action));

        seen.Of("eve").AccessKeys = Listed(Listing('A', May));
        seen.Of("eve").LoginProfile = Live(new LoginProfile(Now));
        seen.Of("eve").MfaDevices = Listed<ListedMfaDevice>();
        seen.Of("eve").SigningCertificates = Listed<SigningCertificate>();
        Assert.Equal(
            [new InventoryCall(IamActions.GetAccessKeyLastUsed, "eve", Key('A').Value), new InventoryCall(IamActions.GetUser, "eve")],
            CallPlan.Next(seen, InventoryScope.All));
    }

    [Fact]
    public void A_refused_report_is_made_up_for_by_the_list_of_users_and_calls_per_user()
    {
        var seen = Complete(Of().WithDetails(Detail("bob")));
        seen.Report = Fact.Unknown<CredentialReport>("LimitExceeded");
        Assert.Equal([new InventoryCall(IamActions.ListUsers)], CallPlan.Next(seen, InventoryScope.All));

        seen.UserList = Fact.Unknown<IReadOnlyList<ListedUser>>("AccessDenied");
        Assert.Equal(4, CallPlan.Next(seen, InventoryScope.All).Count);
    }

    [Fact]
    public void A_failed_call_is_not_made_again()
    {
        var seen = Small();
        foreach (var call in CallPlan.Next(seen, InventoryScope.All))
        {
            seen.Of(call.UserName!).AccessKeys = Fact.Unknown<IReadOnlyList<ListedAccessKey>>("AccessDenied");
        }

        Assert.Empty(CallPlan.Next(seen, InventoryScope.All));
    }

    [Fact]
    public void Last_use_is_asked_only_of_keys_that_the_report_does_not_tell()
    {
        var twins = ReportText.User("bob", key1: $"true,{May},2024-06-01T00:00:00Z,N/A,s3", key2: $"true,{May},N/A,N/A,N/A");
        var seen = Complete(Of(twins, ReportText.User("zoe", key1: $"true,{May},N/A,N/A,N/A"))
            .WithDetails(Detail("bob"), Detail("zoe")));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May), Listing('B', May));
        seen.Of("zoe").AccessKeys = Listed(Listing('C', May), Listing('D', "2024-05-02T00:00:00Z"));
        Assert.Equal(
            [Key('A').Value, Key('B').Value, Key('D').Value],
            CallPlan.Next(seen, InventoryScope.All).Select(call => call.Subject));
    }

    [Fact]
    public void Devices_are_listed_only_where_they_are_not_virtual_and_certified_only_where_they_can_be()
    {
        string Row(string name) => ReportText.User(name, key1: ReportText.NoKey).Replace(",N/A,false,false,N/A", ",N/A,true,false,N/A");
        var seen = Complete(Of(Row("app"), Row("fido"), Row("token"), ReportText.User("none", key1: ReportText.NoKey))
            .WithDetails(Detail("app"), Detail("fido"), Detail("token"), Detail("none")));
        seen.VirtualMfaDevices = Listed(new VirtualMfaDevice(
            "arn:aws:iam::123456789012:mfa/app", "arn:aws:iam::123456789012:user/app", Now));
        Assert.Equal(
            [new InventoryCall(IamActions.ListMfaDevices, "fido"), new InventoryCall(IamActions.ListMfaDevices, "token")],
            CallPlan.Next(seen, InventoryScope.All));

        const string SecurityKey = "arn:aws:iam::123456789012:u2f/user/fido/one";
        seen.Of("fido").MfaDevices = Listed(new ListedMfaDevice(SecurityKey, Now));
        seen.Of("token").MfaDevices = Listed(new ListedMfaDevice("GAHT12345678", Now));
        Assert.Equal([new InventoryCall(IamActions.GetMfaDevice, "fido", SecurityKey)], CallPlan.Next(seen, InventoryScope.All));
    }

    [Fact]
    public void SSH_keys_are_asked_of_users_whose_policies_name_CodeCommit()
    {
        var seen = Complete(Of(ReportText.User("admin", key1: ReportText.NoKey), ReportText.User("git", key1: ReportText.NoKey))
            .WithDetails(Detail("admin", policy: Everything), Detail("git", policy: CodeCommit)));
        Assert.Equal([new InventoryCall(IamActions.ListSshPublicKeys, "git")], CallPlan.Next(seen, InventoryScope.All));
        Assert.True(seen.User("admin").SshPublicKeys.IsNotAsked);
        Assert.False(seen.User("git").SshPublicKeys.IsNotAsked);

        var thorough = InventoryScope.All with { SshKeysOfAdministrators = true };
        Assert.Equal(["admin", "git"], CallPlan.Next(seen, thorough).Select(call => call.UserName));
    }

    [Fact]
    public void The_forecast_names_every_action_and_bounds_what_it_can()
    {
        var seen = Small();
        AnswerAll(seen, CallPlan.Next(seen, InventoryScope.All));
        var cold = CallForecast.Of(InventoryScope.All, cached: null, Now);
        var warm = CallForecast.Of(InventoryScope.All, CachedAccount.After(seen, null, Now), Now);

        Assert.Equal(1, cold.Single(estimate => estimate.Action == IamActions.GenerateCredentialReport).AtLeast);
        Assert.Null(cold.Single(estimate => estimate.Action == IamActions.ListAccessKeys).AtMost);
        Assert.DoesNotContain(warm, estimate => estimate.Action == IamActions.GenerateCredentialReport);
        Assert.Equal(2, warm.Single(estimate => estimate.Action == IamActions.ListAccessKeys).AtMost);
        Assert.Contains("none if nothing changed", warm.Single(estimate => estimate.Action == IamActions.ListAccessKeys).Basis);
    }

    private static AccountObservations Small() => Complete(
        Of(ReportText.User("ann"), ReportText.User("bob"), ReportText.User("zoe", key1: ReportText.NoKey))
            .WithDetails(Detail("ann"), Detail("bob"), Detail("zoe")));

    private static AccountObservations Complete(AccountObservations seen)
    {
        seen.VirtualMfaDevices = Listed<VirtualMfaDevice>();
        seen.ServiceSpecificCredentials = Listed<OwnedServiceCredential>();
        return seen;
    }

    private static void AnswerAll(AccountObservations seen, IReadOnlyList<InventoryCall> calls)
    {
        foreach (var (call, index) in calls.Select((call, index) => (call, index)))
        {
            var row = seen.Report!.Value.Value.Rows.Single(candidate => candidate.User == call.UserName);
            var id = AccessKeyId.Parse($"AKIAQ{index:D15}");
            seen.Of(call.UserName!).AccessKeys =
                Listed(new ListedAccessKey(id, CredentialStatus.Active, row.AccessKeys[0].LastRotated.Instant));
        }
    }
}
