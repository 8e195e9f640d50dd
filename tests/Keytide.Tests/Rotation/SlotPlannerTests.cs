using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class SlotPlannerTests
{
    private static readonly AccessKeyId[] Ids = [RotationSamples.Old, RotationSamples.New, RotationSamples.Third];

    /// <summary>Every combination of what a key can be, soaked or not.</summary>
    internal static IEnumerable<SlotKey> Keys(AccessKeyId id) =>
        from active in new[] { true, false }
        from custody in new[] { true, false }
        from use in Enum.GetValues<SlotUse>()
        from soaked in active ? [false] : new[] { false, true }
        select new SlotKey(id, active, custody, use, soaked);

    internal static IEnumerable<IReadOnlyList<SlotKey>> Sets() =>
        new IReadOnlyList<SlotKey>[] { [] }
            .Concat(Keys(Ids[0]).Select(key => (IReadOnlyList<SlotKey>)[key]))
            .Concat(Keys(Ids[1]).Select(key => (IReadOnlyList<SlotKey>)[key]))
            .Concat(from one in Keys(Ids[0]) from other in Keys(Ids[1]) select (IReadOnlyList<SlotKey>)[one, other])
            .Concat(
                from one in Keys(Ids[0])
                from other in Keys(Ids[1])
                select (IReadOnlyList<SlotKey>)[one, other, new(Ids[2], true, true, SlotUse.Never)]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_set_of_keys_has_exactly_one_decision_and_a_reason(bool emergency)
    {
        foreach (var keys in Sets())
        {
            var decision = SlotPlanner.Plan(keys, Ids[0], emergency);
            Assert.InRange(decision.Rule, 1, SlotPlanner.Rules);
            Assert.NotEmpty(decision.Because);
            Assert.Equal(decision.Move == SlotMove.AskHuman, decision.Reason is not null);
            Assert.Equal(decision.Move == SlotMove.AskHuman, decision.Todo is not null);
        }
    }

    [Fact]
    public void Every_rule_of_the_table_is_used() => Assert.Equal(
        Enumerable.Range(1, SlotPlanner.Rules),
        Sets().Select(keys => SlotPlanner.Plan(keys, Ids[0], false).Rule).Distinct().Order());

    [Fact]
    public void An_active_key_is_never_deleted_to_make_room()
    {
        foreach (var keys in Sets())
        {
            var decision = SlotPlanner.Plan(keys, Ids[0], false);
            if (decision.Move == SlotMove.DeleteOther)
            {
                var key = keys.Single(key => key.Id == decision.Key);
                Assert.True(key is { IsActive: false, IsCustodyKnown: true, IsSoaked: true });
            }
        }
    }

    [Fact]
    public void Nothing_is_done_to_a_key_on_an_unknown_use()
    {
        foreach (var keys in Sets().Where(keys => keys.Any(key => key.Use == SlotUse.Unknown)))
        {
            Assert.True(SlotPlanner.Plan(keys, Ids[0], false).Move is SlotMove.AskHuman or SlotMove.ReadAgain);
        }
    }

    [Fact]
    public void A_key_is_made_only_where_there_is_exactly_one() =>
        Assert.All(
            Sets().Where(keys => SlotPlanner.Plan(keys, Ids[0], false).Move == SlotMove.Mint),
            keys => Assert.True(keys is [{ IsActive: true }]));

    [Fact]
    public void The_key_to_be_rotated_is_never_what_makes_room() =>
        Assert.All(
            Sets().Select(keys => SlotPlanner.Plan(keys, Ids[0], false)).Where(d => d.Move is SlotMove.RetireOther or SlotMove.DeleteOther),
            decision => Assert.NotEqual(Ids[0], decision.Key));
}
