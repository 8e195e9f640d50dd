using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class KeyProgressTests
{
    private static readonly DateTimeOffset Off = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    [Fact]
    public void A_key_that_is_looked_at_often_soaks_from_when_it_was_switched_off() =>
        Assert.Equal(Off, Seen(0.25, 1, 18, 41.9, 65).SoaksFrom);

    /// <summary>Seeds 18717 and 24648: a copy of the journal did not know that the key had been on and off again.</summary>
    [Fact]
    public void A_gap_in_which_the_key_can_have_been_on_and_off_again_begins_the_soak_anew()
    {
        var seen = Seen(1, 25, 30);
        Assert.Equal(Off.AddHours(25), seen.SoaksFrom);
        Assert.Equal(Off, seen.InactiveSince);
    }

    [Fact]
    public void An_engine_that_looks_once_in_two_days_comes_to_an_end()
    {
        var seen = Seen(48, 96, 150, 192, 240);
        Assert.Equal(Off.AddHours(48), seen.SoaksFrom);
        Assert.Equal(Off.AddHours(240), seen.SeenInactiveAt);
    }

    [Fact]
    public void A_pause_much_longer_than_any_before_begins_the_soak_anew() => Assert.Equal(Off.AddHours(250), Seen(48, 96, 250).SoaksFrom);

    [Fact]
    public void A_clock_that_was_set_back_is_no_gap() => Assert.Equal(Off, Seen(20, 19, 40).SoaksFrom);

    [Fact]
    public void A_key_that_is_on_does_not_soak()
    {
        var on = Seen(1).After(KeyChange.Reactivate, Off.AddHours(2));
        Assert.Null(on.SoaksFrom);
        Assert.Null(on.InactiveSince);
        Assert.Null(on.SeenInactiveAt);
    }

    private static KeyProgress Seen(params double[] hours) => hours.Aggregate(
        new KeyProgress(RotationSamples.Old).After(KeyChange.Deactivate, Off),
        (progress, hour) => progress.SeenInactive(Off.AddHours(hour), Window));
}
