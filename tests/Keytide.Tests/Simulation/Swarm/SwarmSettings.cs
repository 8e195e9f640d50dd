using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Sandbox.Faults;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// What one seed has in store. Each family of faults is on or off, and as strong as the seed says, so that every seed is another world;
/// a few have none at all.
/// </summary>
internal sealed record SwarmSettings
{
    private const string StuckRegion = "eu-west-1";
    private static readonly TimeSpan RecordLag = TimeSpan.FromMinutes(255);

    public required ulong Seed { get; init; }

    public required RotationPolicy Policy { get; init; }

    public FaultOptions Faults { get; init; } = FaultOptions.None;

    /// <summary>How long anything may go wrong.</summary>
    public TimeSpan Trouble { get; init; }

    /// <summary>Chance that the machine dies at a point of a write, or around a request.</summary>
    public double Crash { get; init; }

    /// <summary>The machine dies at this point, counted from 1 over all requests and writes, and nowhere else.</summary>
    public int? DiesAt { get; init; }

    public double DiskFull { get; init; }

    public double Duplicate { get; init; }

    /// <summary>Chance that a request of the engine is taken for lost and arrives minutes later.</summary>
    public double Late { get; init; }

    public double Pause { get; init; }

    public double FileError { get; init; }

    public TimeSpan SecretReadableAfter { get; init; }

    public TimeSpan EventDelay { get; init; }

    public int Engines { get; init; } = 1;

    /// <summary>How wrong an engine's clock may be, in either direction.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>How many times Keytide's role loses permissions for a while.</summary>
    public int PolicyChanges { get; init; }

    /// <summary>How many times somebody else does something to the user, the keys or the destinations.</summary>
    public int OtherDeeds { get; init; }

    public int Edits { get; init; }

    public bool IsEmergency { get; init; }

    public bool RollsBack { get; init; }

    public bool KnowsTheDead { get; init; }

    public bool HasSecondKey { get; init; }

    /// <summary>Whether the keys that are there at the beginning have ids of before 2019, which carry no account.</summary>
    public bool HasOldIds { get; init; }

    /// <summary>Whether the user has three keys at the beginning, more than IAM allows.</summary>
    public bool HasThirdKey { get; init; }

    public int Consumers { get; init; }

    /// <summary>Which of the six kinds of places the rotation delivers to, bit by bit; 0 for a secret and a profile.</summary>
    public int Places { get; init; }

    /// <summary>Whether the program among them shows nothing of what it holds.</summary>
    public bool HidesProgram { get; init; }

    /// <summary>Whether Keytide acts in a role, or as the user it was started with.</summary>
    public bool HasRole { get; init; } = true;

    /// <summary>Whether the journal is in SQLite, on a real file.</summary>
    public bool IsOnSqlite { get; init; }

    /// <summary>
    /// Chance that IAM refuses a write for somebody else's sake: concurrent changes, a limit that the list does not show.
    /// </summary>
    public double Conflicts { get; init; }

    /// <summary>Chance that a store refuses: limits, encryption keys.</summary>
    public double StoreRefusals { get; init; }

    /// <summary>How many times the account refuses everything for a while.</summary>
    public int Suspensions { get; init; }

    /// <summary>Whether one region hears of nothing until everything heals.</summary>
    public bool HasStuckRegion { get; init; }

    /// <summary>Whether somebody puts an older copy of the journal back.</summary>
    public bool RestoresJournal { get; init; }

    /// <summary>Whether everything is stopped and the sealing key is lost, so that engines go on with another.</summary>
    public bool LosesSeal { get; init; }

    /// <summary>Whether the lost sealing key is found and put back later.</summary>
    public bool FindsSeal { get; init; }

    /// <summary>The longest a consumer goes without a call: the quiet window has to exceed it and AWS's lag together.</summary>
    public TimeSpan LongestSilence => (Policy.QuietWindow - RecordLag - (Skew * 2) - TimeSpan.FromMinutes(20)) / 2;

    /// <summary>Nothing but propagation, lag and a little loss: such a rotation has no excuse for not ending well.</summary>
    public bool IsCalm => PolicyChanges == 0 && OtherDeeds == 0 && !RollsBack && !IsEmergency && FileError == 0 && Skew == TimeSpan.Zero
        && DiskFull == 0 && !HasSecondKey && Late == 0 && Duplicate == 0
        && Conflicts == 0 && StoreRefusals == 0 && Suspensions == 0
        && !HasStuckRegion && !RestoresJournal
        && Faults is { Throttling: null, ServerErrors: null or { Rate: < 0.05 }, LostAnswers: null or { Before: < 0.05, After: < 0.05 } };

    /// <summary>A rotation that nothing disturbs but one death.</summary>
    public static SwarmSettings Golden(int? diesAt) => new()
    {
        Seed = 1,
        Policy = RotationPolicy.Default with { QuietWindow = TimeSpan.FromHours(6), Soak = TimeSpan.FromHours(1) },
        Faults = new FaultOptions { EventualConsistency = new Propagation() },
        Trouble = TimeSpan.FromDays(30),
        Consumers = 2,
        KnowsTheDead = true,
        DiesAt = diesAt,
    };

    public static SwarmSettings Draw(ulong seed)
    {
        var chance = new Chance(seed).Fork("swarm");
        bool Some(double share) => chance.NextDouble() < share;
        double Up(double most, double share = 0.35)
        {
            var (isOn, strength) = (chance.NextDouble() < share, chance.NextDouble());
            return isOn ? most * strength * strength : 0;
        }

        var quiet = TimeSpan.FromHours(8 + (20 * chance.NextDouble()));
        var faults = Draw(chance);
        var more = new Chance(seed).Fork("more");
        bool Also(double share) => more.NextDouble() < share;
        var isOnSqlite = new Chance(seed).Fork("sqlite").NextInt(25) == 0;
        var seal = new Chance(seed).Fork("seal");
        var (losesSeal, findsSeal) = (seal.NextDouble() < 0.04, seal.NextInt(4) == 0);
        var ids = new Chance(seed).Fork("ids");
        var (hasOldIds, hasThirdKey) = (ids.NextDouble() < 0.1, ids.NextDouble() < 0.03);
        var isStuck = faults.EventualConsistency is not null && Also(0.06);
        return new SwarmSettings
        {
            Seed = seed,
            Faults = isStuck ? faults with { EventualConsistency = Stuck(faults.EventualConsistency!) } : faults,
            Policy = RotationPolicy.Default with
            {
                QuietWindow = quiet,
                Soak = TimeSpan.FromHours(2 + (60 * chance.NextDouble())),
                ApprovalRequired = Some(0.1),
                Regions = isStuck ? [StuckRegion] : [],
                ObservationLimit = TimeSpan.FromDays(15), // So that a run that is stuck on somebody else's deed is soon over.
            },
            Trouble = TimeSpan.FromHours(1 + (150 * chance.NextDouble() * chance.NextDouble())),
            Crash = Up(0.03),
            DiskFull = Up(0.05, 0.1),
            Duplicate = Up(0.2, 0.2),
            Late = Up(0.1, 0.2),
            Pause = Up(0.1, 0.2),
            FileError = Up(0.5, 0.2),
            SecretReadableAfter = TimeSpan.FromSeconds(Up(30, 0.25)),
            EventDelay = TimeSpan.FromMinutes(Up(90, 0.5)),
            Engines = Some(0.25) ? 2 : 1,
            Skew = TimeSpan.FromMinutes(Some(0.15) ? 16 * chance.NextDouble() : 0),
            PolicyChanges = Some(0.2) ? 1 + chance.NextInt(3) : 0,
            OtherDeeds = Some(0.25) ? 1 + chance.NextInt(3) : 0,
            Edits = Some(0.2) ? 1 + chance.NextInt(3) : 0,
            IsEmergency = Some(0.06),
            RollsBack = Some(0.12),
            KnowsTheDead = Some(0.5),
            HasSecondKey = Some(0.1) || hasThirdKey,
            HasThirdKey = hasThirdKey,
            HasOldIds = hasOldIds,
            Consumers = 1 + chance.NextInt(4),
            HasStuckRegion = isStuck,
            Places = Also(0.5) ? 1 + more.NextInt(63) : 0,
            HidesProgram = Also(0.4),
            HasRole = Also(0.7),
            IsOnSqlite = isOnSqlite,
            Conflicts = Also(0.2) ? 0.4 * more.NextDouble() : 0,
            StoreRefusals = Also(0.2) ? 0.5 * more.NextDouble() : 0,
            Suspensions = Also(0.08) ? 1 + more.NextInt(2) : 0,
            RestoresJournal = Also(0.05) && !isOnSqlite && !losesSeal,
            LosesSeal = losesSeal,
            FindsSeal = losesSeal && findsSeal,
        };
    }

    private static Propagation Stuck(Propagation propagation) =>
        propagation with { StuckRegion = StuckRegion, StuckSince = SwarmWorld.Start };

    private static FaultOptions Draw(Chance chance)
    {
        bool Some(double share) => chance.NextDouble() < share;
        double Rate(double most) => most * chance.NextDouble() * chance.NextDouble();
        return new FaultOptions
        {
            EventualConsistency = Some(0.7) ? new Propagation { Hosts = 1 + chance.NextInt(8) } : null,
            LastUsedLag = Some(0.6) ? new LagFault(Rate(0.5)) : null,
            Throttling = Some(0.15) ? new ThrottlingFault(0.2 + (5 * chance.NextDouble()), 1 + chance.NextInt(10)) : null,
            ShortPages = Some(0.3) ? new RateFault(chance.NextDouble()) : null,
            LostAnswers = Some(0.4) ? new LossFault(Rate(0.3), Rate(0.3)) : null,
            ServerErrors = Some(0.3) ? new RateFault(Rate(0.3)) : null,
            NegativeCache = Some(0.3) ? TimeSpan.FromSeconds(5) : null,
        };
    }
}
