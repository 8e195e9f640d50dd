using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class AccessKeyJoinTests
{
    private const string May = "2024-05-01T10:00:00Z";
    private const string June = "2024-06-01T10:00:00Z";

    [Fact]
    public void A_slot_is_joined_to_the_key_of_the_same_second_whatever_its_place()
    {
        // The first slot holds the younger key, as AWS does.
        var seen = Of(ReportText.User("bob", key1: $"true,{June},2024-08-01T00:00:00Z,eu-west-1,s3", key2: $"true,{May},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('B', June), Listing('A', May));

        var keys = seen.User("bob").AccessKeys.Value;
        Assert.Equal([Key('A'), Key('B')], keys.Select(key => key.Id!.Value));
        Assert.Null(keys[0].LastUse.Value.At);
        Assert.Equal(new LastUse(At("2024-08-01T00:00:00Z"), "s3", "eu-west-1"), keys[1].LastUse.Value);
        Assert.Equal(ReportTime, keys[1].LastUse.Provenance!.ObservedAt);
        Assert.Equal(TimeSpan.FromHours(4), keys[1].LastUse.Provenance!.MaxStaleness);
        Assert.Equal(Now, keys[1].CreatedAt.Provenance!.ObservedAt);
    }

    [Fact]
    public void Two_keys_of_one_second_are_told_apart_by_status()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},2024-08-01T00:00:00Z,N/A,iam", key2: $"false,{May},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May, active: false), Listing('B', May));

        var keys = seen.User("bob").AccessKeys.Value;
        Assert.Equal((Key('A'), LastUse.Never), (keys[0].Id, keys[0].LastUse.Value));
        Assert.Equal((Key('B'), "iam"), (keys[1].Id, keys[1].LastUse.Value.Service));
    }

    [Fact]
    public void Two_active_keys_of_one_second_have_an_unknown_last_use_until_asked_each()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},2024-08-01T00:00:00Z,N/A,iam", key2: $"true,{May},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May), Listing('B', May));

        Assert.All(seen.User("bob").AccessKeys.Value, key => Assert.Contains("same second", key.LastUse.Reason));

        seen.Of("bob").SetLastUse(Key('A'), Live(LastUse.Never));
        Assert.Equal([true, false], seen.User("bob").AccessKeys.Value.Select(key => key.LastUse.IsKnown));
    }

    [Fact]
    public void Two_keys_of_one_second_that_the_report_describes_alike_need_not_be_told_apart()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A", key2: $"true,{May},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May), Listing('B', May));
        Assert.All(seen.User("bob").AccessKeys.Value, key => Assert.Equal(LastUse.Never, key.LastUse.Value));
    }

    [Fact]
    public void Without_a_listing_the_slots_are_keys_without_ids()
    {
        var key = Assert.Single(Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A")).User("bob").AccessKeys.Value);
        Assert.Null(key.Id);
        Assert.Equal(CredentialStatus.Active, key.Status);
        Assert.Equal(At(May), key.CreatedAt.Value);
    }

    [Fact]
    public void A_refused_listing_leaves_the_slots_and_a_gap()
    {
        var seen = Of(ReportText.User("bob"));
        seen.Of("bob").AccessKeys = Fact.Unknown<IReadOnlyList<ListedAccessKey>>("AccessDenied: no");
        Assert.Null(Assert.Single(seen.User("bob").AccessKeys.Value).Id);
        Assert.Equal([new ReadGap("iam:ListAccessKeys", "bob", "AccessDenied: no")], SnapshotBuilder.Build(seen).Gaps);
    }

    [Fact]
    public void What_was_listed_after_the_report_wins_over_it()
    {
        // Since the report: A was switched off, B deleted, C made.
        var seen = Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A", key2: $"true,{June},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May, active: false), Listing('C', "2024-09-01T09:00:00Z"));

        var keys = seen.User("bob").AccessKeys;
        Assert.Equal([Key('A'), Key('C')], keys.Value.Select(key => key.Id!.Value));
        Assert.Equal([CredentialStatus.Inactive, CredentialStatus.Active], keys.Value.Select(key => key.Status));
        Assert.Equal(Now, keys.Provenance!.ObservedAt);
        Assert.True(keys.Value[0].LastUse.IsKnown);
        Assert.Contains("does not cover", keys.Value[1].LastUse.Reason);
    }

    [Fact]
    public void A_listing_older_than_the_report_gives_ids_to_the_keys_it_knows()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A", key2: $"true,{June},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Live<IReadOnlyList<ListedAccessKey>>(
            [Listing('A', May), Listing('D', "2024-01-01T00:00:00Z")], at: ReportTime.AddDays(-1));

        var keys = seen.User("bob").AccessKeys;
        Assert.Equal([Key('A'), null], keys.Value.Select(key => key.Id));
        Assert.Equal(ReportTime, keys.Provenance!.ObservedAt);
    }

    [Fact]
    public void More_than_two_keys_come_from_the_listing_with_their_last_use_unknown()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A", key2: $"true,{June},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May), Listing('B', June), Listing('C', "2024-06-02T00:00:00Z"));
        Assert.Equal([true, true, false], seen.User("bob").AccessKeys.Value.Select(key => key.LastUse.IsKnown));
    }

    [Fact]
    public void Keys_that_the_report_only_counts_are_there_without_anything_known_of_them()
    {
        var text = ReportText.Header + ",additional_credentials_info\n" + ReportText.User("bob") + ",2 additional access keys";
        var seen = new AccountObservations(Account, Partition.Aws) { Report = FromReport(ReportText.Parse(text).Report!) };
        var keys = seen.User("bob").AccessKeys.Value;
        Assert.Equal(3, keys.Count);
        Assert.Equal(2, keys.Count(key => key.Status == CredentialStatus.Unknown && !key.LastUse.IsKnown));
        Assert.Contains("no room", Assert.Single(SnapshotBuilder.Build(seen).Gaps).Reason);
    }

    [Fact]
    public void A_later_answer_never_takes_back_a_use_that_the_report_has_seen()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},2024-08-01T00:00:00Z,N/A,iam"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May));
        seen.Of("bob").SetLastUse(Key('A'), Live(LastUse.Never));
        Assert.Equal(At("2024-08-01T00:00:00Z"), seen.User("bob").AccessKeys.Value[0].LastUse.Value.At);

        seen.Of("bob").SetLastUse(Key('A'), Live(new LastUse(At("2024-08-31T00:00:00Z"), "s3")));
        Assert.Equal("s3", seen.User("bob").AccessKeys.Value[0].LastUse.Value.Service);
    }

    [Fact]
    public void A_flag_that_makes_no_sense_leaves_the_keys_unknown_unless_they_were_listed()
    {
        var seen = Of(ReportText.User("bob", key1: $"maybe,{May},N/A,N/A,N/A"));
        Assert.False(seen.User("bob").AccessKeys.IsKnown);
        Assert.Contains("access_key_1_active", Assert.Single(SnapshotBuilder.Build(seen).Gaps).Reason);

        seen.Of("bob").AccessKeys = Listed(Listing('A', May));
        Assert.Equal(Key('A'), Assert.Single(seen.User("bob").AccessKeys.Value).Id);
    }

    [Fact]
    public void A_failed_reading_never_replaces_an_earlier_one_and_is_noted()
    {
        var seen = Of(ReportText.User("bob", key1: $"true,{May},N/A,N/A,N/A"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May));
        seen.Of("bob").AccessKeys = Fact.Unknown<IReadOnlyList<ListedAccessKey>>("Throttling");
        var bob = seen.User("bob");
        Assert.Equal(Key('A'), Assert.Single(bob.AccessKeys.Value).Id);
        Assert.Equal("Throttling", Assert.Single(bob.Gaps).Reason);
    }
}
