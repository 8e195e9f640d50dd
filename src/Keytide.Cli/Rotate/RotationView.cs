using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>One rotation as it is shown.</summary>
/// <param name="Summary">Where it is and what comes next.</param>
/// <param name="State">The fold of its journal.</param>
/// <param name="History">Its journal in words.</param>
/// <param name="Uses">What is on record of its keys' use; null where AWS was not asked or did not say.</param>
public sealed record RotationView(
    RotationSummary Summary, RotationState State, IReadOnlyList<HistoryLine> History, IReadOnlyList<KeyUse>? Uses = null)
{
    /// <summary>Who uses the keys, those on the old key first; null where nobody was asked.</summary>
    public IReadOnlyList<KeyConsumer>? Consumers =>
        Uses is null ? null : KeyConsumers.Of(Uses, State.Request.OldKey, State.NewKey, State.Proof.LastAt);

    /// <exception cref="InvalidJournalException">The lines are no journal.</exception>
    public static RotationView Of(RotationSummary summary, IReadOnlyList<JournalLine> lines)
    {
        var history = new List<HistoryLine>();
        RotationState? state = null;
        foreach (var line in lines)
        {
            state = state is null ? RotationState.Begin(line) : state.Apply(line);
            history.Add(HistoryLine.Of(line, state.Phase));
        }

        return new RotationView(summary, state ?? RotationState.Replay(lines), history);
    }
}
