using Keytide.Rotation;
using static Keytide.Tests.Rotation.RotationSamples;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Simulation.Swarm;

public sealed class SwarmOutputsTests
{
    [Fact]
    public void A_secret_that_gets_into_a_reason_is_found_in_everything_that_shows_the_reason()
    {
        var settings = SwarmSettings.Golden(null);
        var world = new SwarmWorld(settings);
        Event[] events = [new Event.Requested(Request()), new Event.BlockedFor(BlockReason.DestinationFails, world.Old.Secret, "Mend it.")];
        var lines = events.Select((what, at) => new JournalLine(Id(), at + 1, Start, 1, what)).ToList();
        var outputs = new SwarmOutputs(RotationSummary.Of(RotationState.Replay(lines)), lines, world.User, Start).All().ToList();
        var found = outputs.Select(text =>
        {
            var oracle = new SwarmOracle(settings, world, new SwarmTrace(world.Clock, isKept: false));
            oracle.Said(text);
            return oracle.Violations.Count;
        });

        // Of status, list and plan, the plan alone shows no reasons of rotations; each notice is sent by four kinds of channels, and kept.
        Assert.Equal([1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1], found);
    }

    [Fact]
    public void A_secret_that_a_table_breaks_in_two_is_found()
    {
        var settings = SwarmSettings.Golden(null);
        var world = new SwarmWorld(settings);
        var oracle = new SwarmOracle(settings, world, new SwarmTrace(world.Clock, isKept: false));
        oracle.Said($"blocked  {world.Old.Secret[..5]}\n         {world.Old.Secret[5..15]}\n");
        Assert.Single(oracle.Violations);
    }
}
