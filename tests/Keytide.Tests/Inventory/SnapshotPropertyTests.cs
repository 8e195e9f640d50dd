using FsCheck;
using FsCheck.Fluent;
using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

/// <summary>What holds of the join whatever is read: no key is lost, none is made up, and order means nothing.</summary>
public sealed class SnapshotPropertyTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithReplay(20240901, 13).WithMaxTest(300);

    // Few seconds, so that keys of the same second are common.
    private static readonly string[] Seconds = ["2024-05-01T10:00:00Z", "2024-05-01T10:00:01Z", "2024-06-01T00:00:00Z"];

    private static readonly Gen<KeyCase> Keys =
        from second in Gen.Elements(Seconds)
        from active in Gen.Elements(true, false)
        from used in Gen.Elements("N/A", "2024-07-01T00:00:00Z")
        from inReport in Gen.Elements(true, true, false)
        from inListing in Gen.Elements(true, true, false)
        select new KeyCase(second, active, used, inReport, inListing);

    private static readonly Gen<UserCase> Users =
        from keys in Gen.ListOf(Keys)
        from isListed in Gen.Elements(true, true, false)
        from isLater in Gen.Elements(true, false)
        select new UserCase([.. keys.Take(4)], isListed, isLater);

    [Fact]
    public void A_listed_key_is_never_lost_and_no_other_has_an_id()
    {
        Check.One(Repeatable, Prop.ForAll(Users.ToArbitrary(), user =>
        {
            var keys = Observe([user], reversed: false).User("user0").AccessKeys.Value;
            var ids = keys.Where(key => key.Id is not null).Select(key => key.Id!.Value).ToList();
            var listed = user.Listed.Select(key => key.Id).ToHashSet();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(ids, id => Assert.Contains(id, listed));
            if (user.IsListed && user.IsLater)
            {
                Assert.Equal(listed, [.. ids]);
                Assert.Equal(listed.Count, keys.Count);
            }
            else
            {
                Assert.Equal(user.Slots.Count, keys.Count);
            }
        }));
    }

    [Fact]
    public void A_last_use_is_never_given_to_a_key_that_may_not_have_it()
    {
        Check.One(Repeatable, Prop.ForAll(Users.ToArbitrary(), user =>
        {
            foreach (var key in Observe([user], reversed: false).User("user0").AccessKeys.Value)
            {
                if (key.LastUse.TryGet(out var use) && key.CreatedAt.TryGet(out var created))
                {
                    Assert.Contains(user.Slots, slot => slot.At == created
                        && (slot.Used == "N/A" ? use.At is null : use.At == Observed.At(slot.Used)));
                }
            }
        }));
    }

    [Fact]
    public void The_order_of_rows_users_and_keys_changes_nothing()
    {
        Check.One(Repeatable, Prop.ForAll(Gen.ListOf(Users).ToArbitrary(), users =>
        {
            var some = users.Take(5).ToList();
            Assert.Equal(Describe(Observe(some, reversed: false)), Describe(Observe(some, reversed: true)));
        }));
    }

    [Fact]
    public void Asking_what_the_plan_names_comes_to_an_end()
    {
        Check.One(Repeatable, Prop.ForAll(Gen.ListOf(Users).ToArbitrary(), users =>
        {
            var seen = Observe([.. users.Take(5)], reversed: false);
            for (var round = 0; round < 5; round++)
            {
                var calls = CallPlan.Next(seen, InventoryScope.All);
                if (calls.Count == 0)
                {
                    return;
                }

                foreach (var call in calls)
                {
                    seen.Fail(call, "Throttling");
                }
            }

            Assert.Fail("The plan never ends.");
        }));
    }

    private static string Describe(AccountObservations seen)
    {
        var snapshot = SnapshotBuilder.Build(seen);
        var users = snapshot.Users.Value.Select(user =>
            $"{user.Principal} {user.Password} {string.Join(';', user.AccessKeys.IsKnown ? user.AccessKeys.Value : [])}");
        return string.Join('\n', users.Concat(Credentials.Of(snapshot).Select(row => row.ToString())));
    }

    private static AccountObservations Observe(IReadOnlyList<UserCase> users, bool reversed)
    {
        var order = users.Select((user, index) => (User: user, Name: $"user{index}"));
        var cases = (reversed ? order.Reverse() : order).ToList();
        var seen = Observed.Of([.. cases.Select(entry => ReportText.User(
            entry.Name, key1: entry.User.Slot(reversed ? 1 : 0), key2: entry.User.Slot(reversed ? 0 : 1)))]);
        seen.WithDetails([.. cases.Select(entry => Observed.Detail(entry.Name))]);
        foreach (var (user, name) in cases.Where(entry => entry.User.IsListed))
        {
            ListedAccessKey[] keys = [.. reversed ? user.Listed.Reverse() : user.Listed];
            seen.Of(name).AccessKeys = Observed.Live<IReadOnlyList<ListedAccessKey>>(
                keys, at: user.IsLater ? Observed.Now : Observed.ReportTime.AddDays(-1));
        }

        return seen;
    }

    private sealed record KeyCase(string Second, bool Active, string Used, bool InReport, bool InListing)
    {
        public DateTimeOffset At => Observed.At(Second);
    }

    private sealed record UserCase(IReadOnlyList<KeyCase> Keys, bool IsListed, bool IsLater)
    {
        public IReadOnlyList<KeyCase> Slots => [.. Keys.Where(key => key.InReport).Take(2)];

        public IReadOnlyList<ListedAccessKey> Listed =>
        [
            .. Keys.Select((key, index) => (key, index)).Where(entry => entry.key.InListing)
                .Select(entry => Observed.Listing((char)('A' + entry.index), entry.key.Second, entry.key.Active)),
        ];

        public string Slot(int index) => index >= Slots.Count
            ? ReportText.NoKey
            : $"{(Slots[index].Active ? "true" : "false")},{Slots[index].Second},{Slots[index].Used},N/A,N/A";
    }
}
