namespace Keytide.Rotation;

/// <summary>What every journal can do by what it has to do.</summary>
public static class RotationJournals
{
    /// <summary>Adds one line.</summary>
    public static Task AppendAsync(
        this IRotationJournal journal, Lease lease, JournalLine line, RotationSummary summary, CancellationToken cancellation) =>
        journal.AppendAsync(lease, [line], summary, cancellation);

    /// <summary>All lines of one rotation in order; empty where there is none of that id.</summary>
    public static Task<IReadOnlyList<JournalLine>> ReadAsync(
        this IRotationJournal journal, RotationId id, CancellationToken cancellation) => journal.ReadFromAsync(id, 1, cancellation);
}
