using System.Collections.Immutable;
using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>All that a journal says of one rotation: the fold of its lines, nothing else.</summary>
public sealed partial record RotationState
{
    private RotationState(RotationId id, RotationRequest request, DateTimeOffset at)
    {
        Id = id;
        Request = request;
        RequestedAt = at;
        PhaseSince = at;
        LastAt = at;
        Deliveries = [.. request.Destinations.Select(destination => new DeliveryProgress(destination))];
        PlanHash = RotationPlan.Hash(request);
    }

    public RotationId Id { get; }

    public RotationRequest Request { get; }

    public DateTimeOffset RequestedAt { get; }

    /// <summary>What an approval is bound to.</summary>
    public string PlanHash { get; }

    public long Sequence { get; private init; } = 1;

    public DateTimeOffset LastAt { get; private init; }

    public RotationPhase Phase { get; private init; } = RotationPhase.Planned;

    public DateTimeOffset PhaseSince { get; private init; }

    /// <summary>The phase a block interrupted; resuming goes back there.</summary>
    public RotationPhase? BlockedIn { get; private init; }

    public RotationEvent.BlockedFor? Block { get; private init; }

    /// <summary>Limits that are counted from a start are counted from here after a human has said to go on.</summary>
    public DateTimeOffset? ResumedAt { get; private init; }

    public DateTimeOffset? ApprovedAt { get; private init; }

    /// <summary>The latest intent to make a key, whatever came of it.</summary>
    public RotationEvent.MintIntended? Mint { get; private init; }

    public DateTimeOffset? MintAt { get; private init; }

    /// <summary>What the latest call to make a key said, where it made none for certain or perhaps.</summary>
    public string? MintFailure { get; private init; }

    /// <summary>Consecutive equal lists of keys since the intent.</summary>
    public KeyListing? Listing { get; private init; }

    public ImmutableSortedSet<AccessKeyId> Orphans { get; private init; } = [];

    /// <summary>When the latest of them was found.</summary>
    public DateTimeOffset? OrphanFoundAt { get; private init; }

    public AccessKeyId? NewKey { get; private init; }

    public SealedSecret? NewSecret { get; private init; }

    public DateTimeOffset? NewKeyAt { get; private init; }

    /// <summary>The keys whose sealed secrets do not open: the sealing key is lost, or was another when they were sealed.</summary>
    public ImmutableSortedSet<AccessKeyId> Unopened { get; private init; } = [];

    public ProofProgress Proof { get; private init; } = ProofProgress.None;

    public ImmutableArray<DeliveryProgress> Deliveries { get; private init; }

    public ImmutableSortedDictionary<AccessKeyId, KeyProgress> Keys { get; private init; } =
        ImmutableSortedDictionary<AccessKeyId, KeyProgress>.Empty;

    /// <summary>When every destination had the new key for the first time.</summary>
    public DateTimeOffset? DistributedAt { get; private init; }

    /// <summary>The earliest time from which quiet may be counted: the switch-over, or the latest return of the old key.</summary>
    public DateTimeOffset? QuietFrom { get; private init; }

    /// <summary>In an emergency: the sessions that were refused; null where none were yet.</summary>
    public SessionCut? Cut { get; private init; }

    /// <summary>Whether the way leads back to the old key.</summary>
    public bool IsRollingBack { get; private init; }

    /// <summary>Whether a human asked for the way back; otherwise the new key was not accepted.</summary>
    public bool RollbackWasAskedFor { get; private init; }

    public string? Outcome { get; private init; }

    public bool IsOver => Phase is RotationPhase.Closed or RotationPhase.RolledBack;

    /// <summary>Whether anybody may have received the new key.</summary>
    public bool WasDistributed => Deliveries.Any(delivery => delivery.Sent is not null);

    public KeyProgress Of(AccessKeyId key) => Keys.GetValueOrDefault(key) ?? new KeyProgress(key);

    public DeliveryProgress Of(DestinationAddress destination) =>
        Deliveries.FirstOrDefault(delivery => delivery.Destination == destination)
        ?? throw new InvalidJournalException($"{Id}: {destination} is not a destination of this rotation.");

    /// <summary>Reads a journal from its first line.</summary>
    /// <exception cref="InvalidJournalException">A line is missing, or does not follow from those before it.</exception>
    public static RotationState Replay(IEnumerable<JournalLine> lines)
    {
        RotationState? state = null;
        foreach (var line in lines)
        {
            state = state is null ? Begin(line) : state.Apply(line);
        }

        return state ?? throw new InvalidJournalException("The journal of this rotation is empty.");
    }

    /// <exception cref="InvalidJournalException">The line is not the first of a journal.</exception>
    public static RotationState Begin(JournalLine line) => line is { Sequence: 1, Event: RotationEvent.Requested requested }
        ? new RotationState(line.Rotation, requested.Request, line.At)
        : throw new InvalidJournalException($"{line.Rotation}: the journal does not begin with a request.");
}
