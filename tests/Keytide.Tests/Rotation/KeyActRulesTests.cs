using Keytide.Inventory;
using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class KeyActRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessKeyId Id = AccessKeyId.Parse("AKIAFIRSTFIRSTFIRSTA");
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(KeyChange.Deactivate, true, 0, true)]
    [InlineData(KeyChange.Deactivate, true, null, false)]
    [InlineData(KeyChange.Delete, true, 100, false)]
    [InlineData(KeyChange.Delete, false, 100, true)]
    [InlineData(KeyChange.Delete, false, 0, false)]
    [InlineData(KeyChange.Delete, false, null, false)]
    [InlineData(KeyChange.Reactivate, false, null, true)]
    public void Unknown_is_not_unused_and_what_is_active_or_in_use_is_never_deleted(
        KeyChange change, bool isActive, int? unusedDays, bool allowed)
    {
        var use = unusedDays is { } days ? Known(new LastUse(Now.AddDays(-days), "s3")) : Fact.Unknown<LastUse>("AccessDenied");
        Assert.Equal(allowed, KeyActRules.Refusal(change, Key(isActive, use), [], Quiet, Now) is null);
    }

    [Theory]
    [InlineData(KeyChange.Deactivate)]
    [InlineData(KeyChange.Reactivate)]
    [InlineData(KeyChange.Delete)]
    public void A_key_of_an_open_rotation_is_left_to_it(KeyChange change)
    {
        var open = new RotationSummary(
            RotationId.New(new SeededEntropy(1)), AccountId.Parse("123456789012"), "u", "AIDAU", Id, null, RotationPhase.Observing, Now, "",
            null, null, Now);
        var key = Key(isActive: false, Known(LastUse.Never));
        Assert.Contains(open.Id.Value, KeyActRules.Refusal(change, key, [open], Quiet, Now)!.Why);
        Assert.Null(KeyActRules.Refusal(change, key, [open with { Phase = RotationPhase.Closed }], Quiet, Now));
    }

    [Fact]
    public void A_key_without_a_use_on_record_is_unused_since_it_was_made()
    {
        Assert.Equal(Now.AddDays(-100), KeyActRules.UnusedSince(Key(true, Known(LastUse.Never))));
        Assert.Null(KeyActRules.UnusedSince(Key(true, Fact.Unknown<LastUse>("denied"))));
        Assert.Null(KeyActRules.UnusedSince(Key(true, Known(LastUse.Never)) with { CreatedAt = null }));
    }

    private static Fact<LastUse> Known(LastUse use) => Fact.Known(use, new Provenance("test", Now, TimeSpan.Zero));

    private static SeenKey Key(bool isActive, Fact<LastUse> use) => new(Id, isActive, Now.AddDays(-100), use);
}
