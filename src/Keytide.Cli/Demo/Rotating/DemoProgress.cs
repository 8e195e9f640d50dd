using Keytide.Rotation;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>How far the rotations are, counted.</summary>
/// <param name="Started">All there are.</param>
/// <param name="Delivered">Their new key is everywhere.</param>
/// <param name="SwitchedOff">Their old key is off or gone.</param>
/// <param name="Done">Over, with the old key deleted.</param>
/// <param name="Waiting">For a human.</param>
internal sealed record DemoProgress(int Started, int Delivered, int SwitchedOff, int Done, int Waiting)
{
    public static DemoProgress Of(IReadOnlyCollection<RotationSummary> rotations) => new(
        rotations.Count,
        rotations.Count(one => one.Phase is RotationPhase.Distributed or RotationPhase.Observing || IsOff(one)),
        rotations.Count(IsOff),
        rotations.Count(one => one.Phase == RotationPhase.Closed),
        rotations.Count(one => one.Phase is RotationPhase.Blocked or RotationPhase.AwaitingApproval));

    private static bool IsOff(RotationSummary one) =>
        one.Phase is RotationPhase.Deactivated or RotationPhase.Deleted or RotationPhase.Closed;
}
