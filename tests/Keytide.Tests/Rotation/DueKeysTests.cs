using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class DueKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessKeyId First = AccessKeyId.Parse("AKIAFIRSTFIRSTFIRSTA");
    private static readonly AccessKeyId Second = AccessKeyId.Parse("AKIASECONDSECONDSECO");
    private static readonly RotationRule Rule = new("quarterly");

    [Theory]
    [InlineData(91, true, DueStanding.Due)]
    [InlineData(90, true, DueStanding.NotDue)]
    [InlineData(91, false, DueStanding.Inactive)]
    [InlineData(null, true, DueStanding.Unknown)]
    public void Age_and_status_decide(int? days, bool isActive, DueStanding expected) =>
        Assert.Equal(expected, Assert.Single(DueKeys.Of("u", [Key(First, days, isActive)], Rule, null, Now)).Standing);

    [Fact]
    public void Of_two_active_keys_none_is_taken_by_guess()
    {
        var keys = DueKeys.Of("u", [Key(First, 100, true), Key(Second, 5, true)], Rule, null, Now);
        Assert.Equal([DueStanding.TwoActive, DueStanding.NotDue], keys.Select(key => key.Standing));
    }

    [Fact]
    public void A_user_with_an_open_rotation_is_not_due_again()
    {
        var open = RotationId.New(new SeededEntropy(1));
        var key = Assert.Single(DueKeys.Of("u", [Key(First, 100, true)], Rule, open, Now));
        Assert.Equal(DueStanding.InProgress, key.Standing);
        Assert.Contains(open.Value, key.Why);
    }

    private static ListedKey Key(AccessKeyId id, int? days, bool isActive) => new(id, isActive, days is { } age ? Now.AddDays(-age) : null);
}
