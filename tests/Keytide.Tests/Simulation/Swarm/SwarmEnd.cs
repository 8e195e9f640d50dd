using Keytide.Rotation;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>What has to hold when a run is over and the world has healed.</summary>
internal static class SwarmEnd
{
    public static void Judge(SwarmRun run, IReadOnlyList<JournalLine> lines)
    {
        var (state, oracle, world) = (run.State, run.Oracle, run.World);
        if (!state.IsOver)
        {
            oracle.Violation("L1", $"not over at the end: {state.Phase} {state.Block?.Detail}");
        }

        if (oracle.MintRequests > oracle.MintIntents)
        {
            oracle.Violation("S12", $"{oracle.MintRequests} requests to make a key on {oracle.MintIntents} intents");
        }

        if (state is { RollbackWasAskedFor: true, Phase: RotationPhase.Closed } && !run.IsUserGone && !oracle.IsExcused(world.Old.Id))
        {
            oracle.Violation("S13", $"asked to go back while it could, and it ended {state.Outcome}");
        }

        foreach (var block in lines.Select(line => line.Event).OfType<RotationEvent.BlockedFor>())
        {
            oracle.Said(block.Detail);
            oracle.Said(block.Todo);
        }

        if (run.IsUserGone || !state.IsOver)
        {
            return;
        }

        if (run.IsJournalReplaced)
        {
            Works(oracle, world); // What the rotation knew is gone; that consumers have a key that works is not.
            return;
        }

        Orphans(oracle, world, lines);
        var isRotated = state.Phase == RotationPhase.Closed && state.Outcome == "rotated";
        if (run.Settings.IsCalm && !isRotated)
        {
            oracle.Violation("L4", $"nothing stood in the way, and it ended {state.Phase}: {state.Outcome}");
        }

        Keep(run, state, isRotated, Told(lines));
    }

    private static void Works(SwarmOracle oracle, SwarmWorld world)
    {
        foreach (var place in world.Places.Where(place => !oracle.IsExcused(place)))
        {
            var held = world.Held(place)?.Id;
            if (held is null || (world.Find(held)?.Status != KeyStatus.Active && !oracle.IsExcused(held)))
            {
                oracle.Violation("S9", $"{place} holds {held}, which is {(held is null ? null : world.Find(held)?.Status)}");
            }
        }
    }

    private static void Keep(SwarmRun run, RotationState state, bool isRotated, string told)
    {
        var (oracle, world) = (run.Oracle, run.World);
        var active = world.User.AccessKeys
            .Where(key => key.Status == KeyStatus.Active && key.Id != world.Second?.Id && !oracle.IsExcused(key.Id))
            .Where(key => !oracle.Made.Contains(key.Id) || !told.Contains(key.Id, StringComparison.Ordinal)).ToList();
        if (active.Count > 1)
        {
            oracle.Violation("L2", $"{state.Phase} with {string.Join(", ", active.Select(key => key.Id))} active");
        }

        var kept = isRotated ? state.NewKey?.Value : world.Old.Id;
        if (kept is null || oracle.IsExcused(kept))
        {
            return;
        }

        if (world.Find(kept)?.Status != KeyStatus.Active)
        {
            oracle.Violation("S6", $"{state.Phase}: {kept} is {world.Find(kept)?.Status}");
        }

        foreach (var place in world.Places.Where(place => !oracle.IsExcused(place) && world.Held(place)?.Id != kept))
        {
            oracle.Violation("S9", $"{state.Phase} with {world.Held(place)?.Id} in {place} instead of {kept}");
        }
    }

    private static string Told(IReadOnlyList<JournalLine> lines) =>
        string.Join('\n', lines.Select(line => line.Event).OfType<RotationEvent.BlockedFor>().Select(block => block.Detail));

    // S4, L3: a key whose secret went nowhere is gone, is inactive, or somebody was told its id.
    private static void Orphans(SwarmOracle oracle, SwarmWorld world, IReadOnlyList<JournalLine> lines)
    {
        var known = lines.Select(line => line.Event).OfType<RotationEvent.Minted>().Select(minted => minted.Key.Value).ToHashSet();
        var told = Told(lines);
        foreach (var id in oracle.Made.Where(id => !known.Contains(id) && world.Find(id)?.Status == KeyStatus.Active))
        {
            if (!told.Contains(id, StringComparison.Ordinal))
            {
                oracle.Violation("S4", $"{id} was made, is active, and nobody was told");
            }
        }
    }
}
