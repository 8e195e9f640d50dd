namespace Keytide.Rotation;

/// <summary>
/// Where rotations live. Lines are only ever added. A line is on disk when <see cref="AppendAsync"/> returns, all lines before it are too,
/// and after a crash it is either whole or not there at all. Lines that are <see cref="RotationEvent.IsSeenAgain"/>, a lease and a
/// schedule may be lost with the machine until the next other line. One contract suite holds every implementation to this.
/// </summary>
public interface IRotationJournal
{
    /// <summary>Takes the right to act for a user.</summary>
    /// <param name="subject">See <see cref="Lease.SubjectOf"/>.</param>
    /// <param name="holder">Who takes it. The same holder may take it again at once.</param>
    /// <param name="terms">For how long.</param>
    /// <param name="now">The time.</param>
    /// <param name="isGone">Whether a holder is known to be dead, so that its lease need not be waited out.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null where somebody else has it.</returns>
    Task<Lease?> AcquireAsync(
        string subject, string holder, LeaseTerms terms, DateTimeOffset now, Func<string, bool>? isGone, CancellationToken cancellation);

    /// <exception cref="LeaseLostException">Somebody else has taken it since.</exception>
    Task<Lease> RenewAsync(Lease lease, LeaseTerms terms, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives it back, so that nobody has to wait. Without effect where it was lost.</summary>
    Task ReleaseAsync(Lease lease, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Adds lines of one rotation and replaces its summary. A crash in between leaves none of it, or some of the first lines.
    /// </summary>
    /// <exception cref="LeaseLostException">The lease is not the latest of its subject.</exception>
    /// <exception cref="InvalidJournalException">The first of them does not follow the last one that is there.</exception>
    /// <exception cref="RotationInProgressException">A first line, while the user has a rotation that is not over.</exception>
    Task AppendAsync(Lease lease, IReadOnlyList<JournalLine> lines, RotationSummary summary, CancellationToken cancellation);

    /// <summary>
    /// Adds lines that say what was seen, sets when the rotation is to be looked at next, and gives the lease back. Losing this in a crash
    /// only means an early look.
    /// </summary>
    /// <exception cref="LeaseLostException">The lease is not the latest of its subject.</exception>
    Task ScheduleAsync(
        Lease lease, IReadOnlyList<JournalLine> seen, RotationSummary summary, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The lines of one rotation in order, from that sequence on; empty where there are none.</summary>
    Task<IReadOnlyList<JournalLine>> ReadFromAsync(RotationId id, long sequence, CancellationToken cancellation);

    /// <summary>The summary of one rotation; null where there is none of that id.</summary>
    Task<RotationSummary?> FindAsync(RotationId id, CancellationToken cancellation);

    /// <summary>All summaries, by id; of one user where a subject is given.</summary>
    Task<IReadOnlyList<RotationSummary>> ListAsync(string? subject, CancellationToken cancellation);

    /// <summary>Rotations that are due, the longest due first. It costs what is due, however many are not.</summary>
    Task<IReadOnlyList<RotationSummary>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation);
}
