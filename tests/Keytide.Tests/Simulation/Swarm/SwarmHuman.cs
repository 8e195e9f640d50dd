using Keytide.Rotation;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// Answers what waits for a human, as the words of the block say; after some time, and after a few answers by going back.
/// </summary>
internal sealed class SwarmHuman(SwarmRun run)
{
    private const int AnswersBeforeGoingBack = 4;

    private int _answers;

    public int Answers => _answers;

    public async Task AnswerAsync()
    {
        var desk = run.Desk("human");
        var state = run.State;
        run.Trace.Note("human", $"answers {state.Phase} {state.Block?.Reason}");
        try
        {
            if (state.Phase == RotationPhase.AwaitingApproval)
            {
                await desk.ApproveAsync(run.Rotation, state.PlanHash, "human", default);
            }
            else if (state.Phase == RotationPhase.Blocked)
            {
                _answers++;
                var goesBack = Mend(state.Block!.Reason) || _answers > AnswersBeforeGoingBack;
                await (goesBack && !state.IsRollingBack
                    ? desk.RollBackAsync(run.Rotation, "human", default)
                    : desk.ResumeAsync(run.Rotation, "human", default));
            }
        }
        catch (KeytideException problem)
        {
            run.Trace.Note("human", problem.Message);
            run.Oracle.Said(problem.Message);
        }
    }

    /// <summary>Takes the rotation back, where it still can be.</summary>
    public async Task GoBackAsync()
    {
        if (run.State.IsOver)
        {
            return;
        }

        try
        {
            run.Trace.Note("human", "wants to go back");
            await run.Desk("human").RollBackAsync(run.Rotation, "human", default);
        }
        catch (KeytideException problem)
        {
            run.Trace.Note("human", problem.Message);
        }
    }

    // True where nothing can be mended and the rotation has to be given up.
    private bool Mend(BlockReason reason)
    {
        var world = run.World;
        switch (reason)
        {
            case BlockReason.UnattributedKey or BlockReason.NoRoom or BlockReason.TooManyKeys or BlockReason.OrphanInUse:
                foreach (var key in world.User.AccessKeys.ToList().Where(
                    key => key.Id != world.Old.Id && key.Id != run.State.NewKey?.Value))
                {
                    run.Oracle.OtherTouched(key.Id);
                    world.User.RemoveAccessKey(key, world.Now);
                }

                return false;
            case BlockReason.NewKeyInactive:
                world.Find(run.State.NewKey!.Value.Value)!.SetStatus(KeyStatus.Active, world.Now);
                return false;
            case BlockReason.UserExcluded:
                world.User.Tags.Clear();
                return false;
            case BlockReason.CannotRestore or BlockReason.SecretLost or BlockReason.DestinationChanged or BlockReason.OldKeyStillUsed
                or BlockReason.NewKeyUnused:
                var wanted = reason == BlockReason.CannotRestore ? world.Old : world.Find(run.State.NewKey!.Value.Value)!;
                foreach (var place in world.Places)
                {
                    run.Oracle.OtherTouched(place);
                    world.Stores.Put(place, wanted);
                }

                return false;
            case BlockReason.NewKeyGone or BlockReason.KeyNotFound or BlockReason.NothingToRotate or BlockReason.KeyInactive
                or BlockReason.UserGone or BlockReason.UserReplaced or BlockReason.DestinationNotReady or BlockReason.NewKeyOfAnother:
                return true;
            default:
                return false;
        }
    }
}
