namespace Keytide.Rotation;

/// <summary>Everything one decision looks at, with the questions that several rules ask of it.</summary>
internal sealed record Situation(RotationState State, Sighting Seen, RotationPolicy Policy, DateTimeOffset Now)
{
    /// <summary>A list of keys may be that much behind the truth, with a margin.</summary>
    public static readonly TimeSpan ListLag = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Of any fifteen minutes, AWS's record of last use shows the first use alone (IAM User Guide, credential reports): a use may be that
    /// much younger than it shows.
    /// </summary>
    public static readonly TimeSpan RecordCoarseness = TimeSpan.FromMinutes(15);

    /// <summary>However short a quiet window is, what goes by it is not looked at more often than this.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BeforeNextList = TimeSpan.FromSeconds(5);

    private const int MostRefusals = 8;

    public AccessKeyId OldId => State.Request.OldKey;

    public IReadOnlyList<SeenKey> Keys => Seen.Keys.Value;

    public SeenKey? Old => Find(OldId);

    public SeenKey? New => State.NewKey is { } id ? Find(id) : null;

    public bool IsEmergency => State.Request.Emergency;

    public SeenKey? Find(AccessKeyId id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Keys that are neither the old one, the new one nor known as orphans.</summary>
    public IEnumerable<SeenKey> Strangers() =>
        Keys.Where(key => key.Id != OldId && key.Id != State.NewKey && !State.Orphans.Contains(key.Id));

    /// <summary>Where a limit is counted from: the given start, or the latest word of a human to go on.</summary>
    public DateTimeOffset CountFrom(DateTimeOffset start) => State.ResumedAt is { } resumed && resumed > start ? resumed : start;

    public Decision WaitFor(TimeSpan span, string because) => new(new RotationAction.Wait(Now + span), because);

    public static Decision WaitUntil(DateTimeOffset until, string because) => new(new RotationAction.Wait(until), because);

    public static Decision Note(RotationEvent what, string because) => new(new RotationAction.Record(what), because);

    public static Decision Block(BlockReason reason, string because, string todo) =>
        Note(new RotationEvent.BlockedFor(reason, because, todo), because);

    /// <summary>A wait, where steps forward are frozen now.</summary>
    public Decision? Frozen() =>
        !IsEmergency && Policy.FreezeWindows.FirstOrDefault(window => window.Contains(Now)) is { } freeze
            ? WaitUntil(freeze.Until, "Changes are frozen.")
            : null;

    /// <summary>
    /// Brings a key into a status: notes that it is there already, waits after failures, or makes the change. A change whose answer was
    /// lost is made again, since none of the three does more the second time.
    /// </summary>
    public Decision Bring(KeyChange change, SeenKey key, string because)
    {
        var progress = State.Of(key.Id);
        var isThere = change switch
        {
            KeyChange.Deactivate => !key.IsActive,
            KeyChange.Reactivate => key.IsActive && progress.Pending is null or KeyChange.Reactivate,
            _ => false,
        };
        if (isThere)
        {
            var evidence = key.IsActive ? "seen active in the list" : "seen inactive in the list";
            return Note(new RotationEvent.KeyChanged(change, key.Id, evidence), because);
        }

        if (progress.Pending is null && progress.Done == change && Now < progress.DoneAt + ListLag)
        {
            return WaitFor(BeforeNextList, $"IAM agreed to {change} {key.Id}, and the list does not show it yet.");
        }

        if (progress.Failures > 0)
        {
            var longest = change == KeyChange.Reactivate ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);
            var next = progress.LastAttemptAt!.Value + Spans.Shorter(RotationPolicy.Backoff(progress.Failures), longest);
            if (Now < next)
            {
                return WaitUntil(next, $"{change} of {key.Id} failed: {progress.LastFailure}");
            }

            if (progress.Failures >= MostRefusals && change != KeyChange.Reactivate)
            {
                return Block(BlockReason.ChangeRefused, $"{change} of {key.Id} keeps failing: {progress.LastFailure}",
                    "See that Keytide's role may change this user's keys, then resume.");
            }
        }

        return new(new RotationAction.Change(change, key.Id), because);
    }
}
