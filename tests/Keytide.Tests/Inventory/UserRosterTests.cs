using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class UserRosterTests
{
    [Fact]
    public void A_user_in_both_lists_has_the_facts_of_both()
    {
        var bob = Of(ReportText.User("bob")).WithDetails(Detail("bob")).User("bob");
        Assert.Equal("AIDABOB", bob.Principal.Id);
        Assert.Equal("red", bob.Tags.Value["team"]);
        Assert.True(bob.Password.Value.Enabled);
        Assert.Equal((Now, ReportTime), (bob.CreatedAt.Provenance!.ObservedAt, bob.Password.Provenance!.ObservedAt));
    }

    [Fact]
    public void A_user_made_since_the_report_is_there_with_unknown_report_facts()
    {
        var eve = Of().WithDetails(Detail("eve", "2024-09-01T09:00:00Z")).User("eve");
        Assert.Contains("created after the credential report", eve.Password.Reason);
        Assert.Contains("created after the credential report", eve.AccessKeys.Reason);
        Assert.False(eve.MfaActive.IsKnown);
    }

    [Fact]
    public void A_user_deleted_since_the_report_is_gone() =>
        Assert.Empty(SnapshotBuilder.Build(Of(ReportText.User("bob")).WithDetails()).Users.Value);

    [Fact]
    public void A_user_deleted_and_made_again_does_not_inherit_the_old_facts()
    {
        var bob = Of(ReportText.User("bob")).WithDetails(Detail("bob", "2024-09-01T09:30:00Z")).User("bob");
        Assert.False(bob.Password.IsKnown);
        Assert.False(bob.AccessKeys.IsKnown);
    }

    [Fact]
    public void Fractions_of_a_second_do_not_make_another_user() =>
        Assert.True(Of(ReportText.User("bob")).WithDetails(Detail("bob", "2024-01-02T03:04:05.987Z")).User("bob").Password.IsKnown);

    [Fact]
    public void A_user_missing_from_a_report_that_should_have_it_is_unknown_and_not_clean()
    {
        var zoe = Of().WithDetails(Detail("zoe")).User("zoe");
        Assert.Contains("does not list this user", zoe.AccessKeys.Reason);
    }

    [Fact]
    public void A_user_whose_row_could_not_be_read_is_unknown_and_a_gap_says_so()
    {
        var row = ReportText.User("zoe");
        var seen = Of(row[..^6]).WithDetails(Detail("zoe"));
        Assert.Contains("line 3", seen.User("zoe").Password.Reason);
        Assert.Contains(SnapshotBuilder.Build(seen).Gaps, gap => gap.Subject == "arn:aws:iam::123456789012:user/zoe");

        seen.AuthorizationDetails = null;
        Assert.Contains("line 3", seen.User("zoe").Password.Reason);
    }

    [Fact]
    public void Without_the_report_the_users_are_those_of_the_details_and_a_gap_says_so()
    {
        var seen = new AccountObservations(Account, Partition.Aws) { Report = Fact.Unknown<CredentialReport>("LimitExceeded") };
        var snapshot = SnapshotBuilder.Build(seen.WithDetails(Detail("bob")));
        Assert.Contains("LimitExceeded", Assert.Single(snapshot.Users.Value).Password.Reason);
        Assert.Equal("iam:GetCredentialReport", Assert.Single(snapshot.Gaps).Source);
        Assert.Contains("LimitExceeded", snapshot.Root.Password.Reason);
    }

    [Fact]
    public void Without_any_list_the_users_are_unknown_and_not_none()
    {
        var seen = new AccountObservations(Account, Partition.Aws)
        {
            Report = Fact.Unknown<CredentialReport>("AccessDenied: report"),
            AuthorizationDetails = Fact.Unknown<AuthorizationDetails>("AccessDenied: details"),
        };
        var users = SnapshotBuilder.Build(seen).Users;
        Assert.False(users.IsKnown);
        Assert.Contains("AccessDenied: report", users.Reason);
        Assert.Contains("AccessDenied: details", users.Reason);
    }

    [Fact]
    public void The_list_of_users_stands_in_for_refused_details()
    {
        var seen = Of(ReportText.User("bob"));
        seen.AuthorizationDetails = Fact.Unknown<AuthorizationDetails>("AccessDenied");
        seen.UserList = Listed(
            new ListedUser("bob", "arn:aws:iam::123456789012:user/bob", "AIDABOB", At("2024-01-02T03:04:05Z"), At("2024-08-30T00:00:00Z")));
        var bob = seen.User("bob");
        Assert.Equal("AIDABOB", bob.Principal.Id);
        Assert.Equal(At("2024-08-30T00:00:00Z"), bob.Password.Value.LastUse.Value.At);
        Assert.Equal("AccessDenied", bob.Permissions.Reason);
    }

    [Fact]
    public void A_user_that_vanished_in_mid_read_is_gone()
    {
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        seen.Of("bob").GoneAt = Now;
        Assert.Empty(SnapshotBuilder.Build(seen).Users.Value);
    }

    [Fact]
    public void A_user_made_a_moment_ago_may_not_be_known_everywhere_yet()
    {
        var seen = Of().WithDetails(Detail("eve", "2024-09-01T09:59:00Z"));
        seen.Of("eve").GoneAt = Now;
        Assert.Contains("made just now", Assert.Single(seen.User("eve").Gaps).Reason);
    }

    [Fact]
    public void From_saved_files_a_user_that_only_one_of_them_names_is_kept()
    {
        var report = FromReport(ReportText.Read(ReportText.User("bob")));
        var seen = new AccountObservations(Account, Partition.Aws) { IsOffline = true, Report = report };
        seen.WithDetails(Detail("eve"));
        var users = SnapshotBuilder.Build(seen).Users.Value;
        Assert.Equal(["bob", "eve"], users.Select(user => user.Principal.Name));
        Assert.Contains("do not have this user", users[0].Permissions.Reason);
        Assert.Contains("does not list this user", users[1].Password.Reason);
    }

    [Fact]
    public void A_credential_whose_owner_is_in_no_list_is_a_gap()
    {
        var seen = Of().WithDetails();
        var credential = new ServiceSpecificCredential("ACCA1", "codecommit.amazonaws.com", CredentialStatus.Active, Now, null, null, null);
        seen.ServiceSpecificCredentials = Listed(new OwnedServiceCredential("ghost", credential));
        Assert.Contains("ACCA1", Assert.Single(SnapshotBuilder.Build(seen).Gaps).Reason);
    }
}
