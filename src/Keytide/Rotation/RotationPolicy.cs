namespace Keytide.Rotation;

/// <summary>
/// The windows and limits of a rotation. Where a default rests on AWS's behaviour, the fact stands beside it.
/// </summary>
public sealed record RotationPolicy
{
    public static readonly RotationPolicy Default = new();

    /// <summary>
    /// How many times in a row AWS has to accept the new key. One success proves nothing: front ends disagree for a while.
    /// </summary>
    public int ProofSuccesses { get; init; } = 5;

    /// <summary>
    /// From the first to the last of those successes. Probes meet a few hosts and consumers meet all of them, so it has to be as long as
    /// the slowest host takes to hear of a key: up to two minutes have been seen.
    /// </summary>
    public TimeSpan ProofSpan { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A new key that is not proven by then is taken back. Propagation has been seen to take up to two minutes.</summary>
    public TimeSpan ProofLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after an unclear answer a key may still appear: a signed request is valid for five minutes, two clocks may be five
    /// minutes apart, and lists lag by seconds.
    /// </summary>
    public TimeSpan AmbiguityWindow { get; init; } = TimeSpan.FromMinutes(12);

    /// <summary>How many equal lists of keys, the last one after the ambiguity window, settle what an unclear answer left behind.</summary>
    public int StableReads { get; init; } = 3;

    /// <summary>How long CloudTrail gets to say who made a key. Delivery takes 5 to 15 minutes as a rule.</summary>
    public TimeSpan AttributionLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a key that nobody ever received stays inactive before it is deleted.</summary>
    public TimeSpan OrphanHold { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many keys in all may be made for one rotation.</summary>
    public int MintAttempts { get; init; } = 4;

    /// <summary>How old a look at a destination may be when a key is made or retired on the strength of it.</summary>
    public TimeSpan CheckFreshness { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long a destination that cannot be written or read is a human's to mend; both keys stay active.</summary>
    public TimeSpan DeliveryLimit { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long the old key has to be unused on record, and how long it is watched at least. It should exceed
    /// <see cref="UseRecordLag"/>: a shorter one lets a use slip through that AWS has not recorded yet.
    /// </summary>
    public TimeSpan QuietWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How far AWS's record of last use may be behind: minutes as a rule, up to four hours, plus fifteen minutes of coarseness.
    /// </summary>
    public TimeSpan UseRecordLag { get; init; } = TimeSpan.FromMinutes(255);

    /// <summary>How long the old key stays inactive, and can be switched on again, before it is deleted.</summary>
    public TimeSpan Soak { get; init; } = TimeSpan.FromDays(7);

    /// <summary>An old key that is still in use after so long is a human's to look at.</summary>
    public TimeSpan ObservationLimit { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// Regions in which the new key is proven besides those that are known: AWS tells no more than the one in which a key was last used.
    /// </summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public NewKeyUse NewKeyUse { get; init; } = NewKeyUse.WhereOldWasInUse;

    public bool ApprovalRequired { get; init; }

    /// <summary>An approval that is older counts no more.</summary>
    public TimeSpan ApprovalValidity { get; init; } = TimeSpan.FromDays(7);

    public IReadOnlyList<FreezeWindow> FreezeWindows { get; init; } = [];

    /// <summary>The wait after so many failures in a row: two seconds, four times as long each time, an hour at most.</summary>
    public static TimeSpan Backoff(int failures)
    {
        const int MostSteps = 6;
        var wait = TimeSpan.FromSeconds(2) * Math.Pow(4, Math.Clamp(failures - 1, 0, MostSteps));
        return Spans.Shorter(wait, TimeSpan.FromHours(1));
    }
}
