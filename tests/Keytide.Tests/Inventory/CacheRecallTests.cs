using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class CacheRecallTests
{
    private const string May = "2024-05-01T10:00:00Z";
    private const string June = "2024-06-01T10:00:00Z";

    private static readonly DateTimeOffset Yesterday = ReportTime.AddDays(-1);

    [Fact]
    public void A_listing_older_than_the_report_is_good_while_the_report_has_the_same_keys()
    {
        var seen = Recalled($"true,{May},N/A,N/A,N/A", $"false,{June},N/A,N/A,N/A", Listing('A', May), Listing('B', June, active: false));
        var keys = seen.User("bob").AccessKeys;
        Assert.Equal([Key('A'), Key('B')], keys.Value.Select(key => key.Id!.Value));

        // The ids are old news, the state is the report's.
        Assert.Equal(ReportTime, keys.Provenance!.ObservedAt);
    }

    [Fact]
    public void A_key_replaced_switched_added_or_gone_since_makes_the_listing_void()
    {
        Assert.Null(Recalled($"true,{June},N/A,N/A,N/A", ReportText.NoKey, Listing('A', May)).Of("bob").AccessKeys);
        Assert.Null(Recalled($"false,{May},N/A,N/A,N/A", ReportText.NoKey, Listing('A', May)).Of("bob").AccessKeys);
        Assert.Null(Recalled($"true,{May},N/A,N/A,N/A", $"true,{June},N/A,N/A,N/A", Listing('A', May)).Of("bob").AccessKeys);
        Assert.Null(Recalled($"true,{May},N/A,N/A,N/A", ReportText.NoKey, Listing('A', May), Listing('B', June)).Of("bob").AccessKeys);
    }

    [Fact]
    public void Two_keys_of_one_second_are_listed_again()
    {
        var seen = Recalled($"true,{May},N/A,N/A,N/A", $"false,{May},N/A,N/A,N/A", Listing('A', May), Listing('B', May, active: false));
        Assert.Null(seen.Of("bob").AccessKeys);
    }

    [Fact]
    public void A_listing_later_than_the_report_is_good_whatever_the_report_says()
    {
        var cached = Cached("AIDABOB", new CachedUser { AccessKeys = new(ReportTime.AddMinutes(1), [Listing('A', June)]) });
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, cached, Now);
        Assert.Equal(Key('A'), Assert.Single(seen.User("bob").AccessKeys.Value).Id);
    }

    [Fact]
    public void A_user_deleted_and_made_again_recalls_nothing()
    {
        var cached = Cached("AIDAOLD", new CachedUser { AccessKeys = new(Now, [Listing('A', May)]) });
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, cached, Now);
        Assert.Null(seen.Of("bob").AccessKeys);
    }

    [Fact]
    public void More_than_two_keys_are_listed_again_since_the_report_cannot_show_the_third()
    {
        var cached = Cached("AIDABOB", new CachedUser
        {
            AccessKeys = new(ReportTime.AddMinutes(1), [Listing('A', May), Listing('B', June), Listing('C', June)]),
        });
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, cached, Now);
        Assert.Null(seen.Of("bob").AccessKeys);
    }

    [Fact]
    public void A_reading_from_the_future_and_an_entry_of_another_account_are_ignored()
    {
        var user = new CachedUser { AccessKeys = new(Now.AddHours(1), [Listing('A', May)]) };
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, Cached("AIDABOB", user), Now);
        CacheRecall.Fill(seen, Cached("AIDABOB", user) with { Id = AccountId.FromNumber(1) }, Now.AddHours(2));
        CacheRecall.Fill(seen, Cached("AIDABOB", user) with { PartitionId = "aws-cn" }, Now.AddHours(2));
        Assert.Null(seen.Of("bob").AccessKeys);
    }

    [Fact]
    public void What_no_report_shows_is_good_for_a_day()
    {
        var user = new CachedUser { SshPublicKeys = new(Yesterday, [new SshPublicKey("APKA1", CredentialStatus.Active, null)]) };
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, Cached("AIDABOB", user), Yesterday.AddHours(24));
        Assert.Null(seen.Of("bob").SshPublicKeys);
        CacheRecall.Fill(seen, Cached("AIDABOB", user), Yesterday.AddHours(23));
        Assert.Equal("APKA1", Assert.Single(seen.User("bob").SshPublicKeys.Value).Id);
    }

    [Fact]
    public void After_an_audit_users_that_are_gone_are_forgotten_and_readings_not_repeated_are_kept()
    {
        var ssh = new CachedReading<SshPublicKey>(Yesterday, []);
        var earlier = Cached("AIDABOB", new CachedUser { SshPublicKeys = ssh }) with
        {
            Users = new Dictionary<string, CachedUser>
            {
                ["AIDABOB"] = new() { SshPublicKeys = ssh },
                ["AIDAGONE"] = new() { SshPublicKeys = ssh },
            },
        };
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        seen.Of("bob").AccessKeys = Listed(Listing('A', May));

        var after = CachedAccount.After(seen, earlier, Now);
        var bob = Assert.Single(after.Users);
        Assert.Equal("AIDABOB", bob.Key);
        Assert.Equal(ssh, bob.Value.SshPublicKeys);
        Assert.Equal(Now, bob.Value.AccessKeys!.ReadAt);
        Assert.Equal((ReportTime, 1, 1), (after.ReportGeneratedAt, after.UserCount, after.UsersWithKeys));
    }

    private static AccountObservations Recalled(string key1, string key2, params ListedAccessKey[] listed)
    {
        var seen = Of(ReportText.User("bob", key1: key1, key2: key2)).WithDetails(Detail("bob"));
        CacheRecall.Fill(seen, Cached("AIDABOB", new CachedUser { AccessKeys = new(Yesterday, listed) }), Now);
        return seen;
    }

    private static CachedAccount Cached(string userId, CachedUser user) => new()
    {
        Id = Account,
        PartitionId = "aws",
        SavedAt = Yesterday,
        Users = new Dictionary<string, CachedUser> { [userId] = user },
    };
}
