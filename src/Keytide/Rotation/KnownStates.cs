namespace Keytide.Rotation;

/// <summary>
/// States this process has folded already, so that a look at a rotation reads only the lines that came since. The journal stays the truth:
/// the last line known has to be found there again, or everything is read anew.
/// </summary>
internal sealed class KnownStates(IRotationJournal journal)
{
    private const int Most = 4096;

    private readonly Dictionary<RotationId, RotationState> _states = [];

    /// <exception cref="InvalidJournalException">The lines do not follow from each other.</exception>
    public async Task<RotationState> ReadAsync(RotationId id, CancellationToken cancellation)
    {
        if (_states.TryGetValue(id, out var known))
        {
            var since = await journal.ReadFromAsync(id, known.Sequence, cancellation);
            if (since is [var last, ..] && last.Sequence == known.Sequence && last.At == known.LastAt)
            {
                return since.Skip(1).Aggregate(known, (state, line) => state.Apply(line));
            }
        }

        return RotationState.Replay(await journal.ReadAsync(id, cancellation));
    }

    public void Keep(RotationState state)
    {
        if (_states.Count >= Most)
        {
            _states.Clear();
        }

        if (state.IsOver)
        {
            _states.Remove(state.Id);
        }
        else
        {
            _states[state.Id] = state;
        }
    }
}
