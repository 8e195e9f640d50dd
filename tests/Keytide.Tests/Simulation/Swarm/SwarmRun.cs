using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Ssm;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Connectors.Questions;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Faults;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// One seed, played: a rotation by real engines in a world where things go wrong for a while, then heal. The same seed plays the same
/// way on every machine.
/// </summary>
internal sealed class SwarmRun : IDisposable
{
    private const int TablesOfSeeds = 4; // They take as long as a short rotation.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(150);

    private readonly byte[] _sealingKey = new byte[SecretSeal.KeyBytes];
    private readonly SimulatedDisk _disk = new();
    private readonly SwarmSqlite? _sqlite;
    private readonly SwarmJournal _journal;
    private readonly SwarmOthers _others;
    private readonly SwarmHuman _human;
    private readonly List<SwarmEngine> _engines = [];
    private readonly Chance _crashes;
    private bool _userIsGone;

    private SwarmRun(SwarmSettings settings, Mutant? mutant, bool isKept)
    {
        Mutant = mutant;
        Settings = settings;
        World = new SwarmWorld(settings);
        Trace = new SwarmTrace(World.Clock, isKept);
        Oracle = new SwarmOracle(settings, World, Trace);
        _sqlite = settings.IsOnSqlite ? new SwarmSqlite() : null;
        _journal = new SwarmJournal(_disk, _sqlite, Trace, Oracle);
        _others = new SwarmOthers(this);
        _human = new SwarmHuman(this);
        _crashes = Chance("crashes");
        IsTroubled = true;
        if (World.Third is { } third)
        {
            Oracle.OtherTouched(third.Id); // Whoever made it has to take it away.
        }

        var disk = Chance("disk");
        _disk.At = at => OnDisk(disk, at);
        var files = Chance("files");
        World.Stores.Files.Before = (_, _) =>
            _ = IsTroubled && files.NextDouble() < Settings.FileError ? throw new IOException("the disk") : 0;
    }

    public SwarmSettings Settings { get; }

    public Mutant? Mutant { get; }

    public SwarmWorld World { get; }

    public SwarmTrace Trace { get; }

    public SwarmOracle Oracle { get; }

    public RotationId Rotation { get; private set; }

    public RotationState State => _journal.State(Rotation);

    /// <summary>Whether anything may still go wrong.</summary>
    public bool IsTroubled { get; private set; }

    /// <summary>Whether other hands have taken the user away: then nothing is asked of the end but that there is one.</summary>
    public bool IsUserGone => _userIsGone;

    /// <summary>Whether the account refuses everything.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>How many times everything that ran on the machine was stopped.</summary>
    public int Generation { get; private set; }

    /// <summary>Whether somebody put an older copy of the journal back.</summary>
    public bool IsJournalReplaced { get; private set; }

    /// <summary>How many points there were so far.</summary>
    public int Points { get; private set; }

    public HashSet<string> Dead { get; } = [];

    public static SwarmResult Play(ulong seed, Mutant? mutant = null, bool isKept = false) =>
        Play(SwarmSettings.Draw(seed), mutant, isKept);

    public static SwarmResult Play(SwarmSettings settings, Mutant? mutant = null, bool isKept = false)
    {
        using var run = new SwarmRun(settings, mutant, isKept);
        var phase = VirtualLoop.Run(run.World.Clock, run.PlayAsync);
        return new SwarmResult(settings.Seed, run.Trace.Hash, phase, run.Oracle.Violations, run.Trace.Lines, run.Points);
    }

    public Chance Chance(string name) => new Chance(Settings.Seed).Fork(name);

    public RotationDesk Desk(string holder) =>
        new(_journal, World.Clock, new SeededEntropy(Settings.Seed), new RotationEngine(holder, LeaseTerms.Usual, Knows()));

    /// <summary>A new process: nothing in memory but the sealing key, which it reads from its file.</summary>
    public RotationDriver Driver(string holder, TimeProvider time, ulong entropy)
    {
        var transport = new SwarmTransport(holder, new SandboxTransport(World.Sandbox, World.Clock), this);
        var aws = new AwsClient(
            transport, new SwarmCredentials(holder, World.HostKey, this), new AwsEndpoints("us-east-1"), time,
            new SeededEntropy(entropy));
        var seal = new SecretSeal(_sealingKey, new SeededEntropy(entropy + 1));
        var authorities = new KeyAuthorities(aws, Settings.HasRole ? World.Role.Arn : null);
        return new RotationDriver(
            _journal,
            state => Mutant?.Authority(authorities.Open(state.Id), this) ?? authorities.Open(state.Id),
            (_, address) => Open(aws, address),
            seal,
            new Observer(_journal),
            time,
            new RotationEngine(holder, LeaseTerms.Usual, Knows()));
    }

    /// <summary>
    /// The process dies alone, or the machine with all there is on it: what was not synced is then lost, in part or whole.
    /// </summary>
    private void Crash()
    {
        if (Settings.Engines > 1 && _crashes.NextInt(2) == 0)
        {
            Trace.Note("process", "dies"); // What it wrote is the machine's to keep.
            _journal.Reopen();
            return;
        }

        Trace.Note("machine", "dies");
        Generation++; // Whatever else ran on it is gone as well.
        _journal.Crash(new SeededEntropy(_crashes.Next()));
    }

    /// <summary>A point at which the machine may die.</summary>
    /// <exception cref="EngineDiedException">It does.</exception>
    public void Point(double chance)
    {
        if (IsTroubled && (chance < Settings.Crash || ++Points == Settings.DiesAt))
        {
            Crash(); // At once: nobody else may write to the disk between the death and its consequences.
            throw new EngineDiedException();
        }
    }

    public void JumpClocks(Chance chance)
    {
        foreach (var engine in _engines)
        {
            engine.Time.Ahead = Settings.Skew * ((2 * chance.NextDouble()) - 1);
            Trace.Note(engine.Name, $"clock is ahead by {engine.Time.Ahead:c}");
        }
    }

    public void UserIsGone()
    {
        _userIsGone = true;
        foreach (var key in World.User.AllAccessKeys)
        {
            Oracle.OtherTouched(key.Id);
        }
    }

    public void Dispose() => _sqlite?.Dispose();

    public Task AnswerAsync() => _human.AnswerAsync();

    private async Task<string> PlayAsync()
    {
        await StartAsync();
        PlaceConsumers();
        _others.Set();
        After(Settings.Trouble, Heal);
        After(Settings.Policy.QuietWindow * Chance("show").NextDouble(), () => Show(isWhole: false));
        if (Settings.RollsBack)
        {
            var when = Settings.Policy.QuietWindow + Settings.Policy.Soak + TimeSpan.FromHours(2);
            After(when * Chance("back").NextDouble(), () => _ = _human.GoBackAsync());
        }

        if (Settings.RestoresJournal)
        {
            RestoreJournal(Chance("backup"));
        }

        if (Settings.LosesSeal)
        {
            LoseSeal(Chance("sealing key"));
        }

        for (var i = 0; i < Settings.Engines; i++)
        {
            _engines.Add(new SwarmEngine($"engine{i + 1}", this));
        }

        Oracle.State = () => State;
        var end = World.Now + Settings.Trouble + Patience;
        await Task.WhenAll(_engines.Select(engine => engine.RunAsync(end)));
        foreach (var consumer in Oracle.Consumers)
        {
            consumer.Stop();
        }

        Show(isWhole: Settings.Seed % TablesOfSeeds == 0);
        SwarmEnd.Judge(this, _journal.Lines(Rotation));
        Oracle.Taint(_sqlite is null ? _disk.Content.Span : _sqlite.Content);
        return State.Phase.ToString();
    }

    /// <summary>S8: what people are shown and told carries no piece of a secret.</summary>
    public void Show(bool isWhole)
    {
        var summary = _journal.FindAsync(Rotation, default).GetAwaiter().GetResult()!;
        var outputs = new SwarmOutputs(summary, _journal.Lines(Rotation), World.User, World.Now);
        foreach (var text in isWhole ? outputs.All() : outputs.Quick())
        {
            Oracle.Said(text);
        }
    }

    private async Task StartAsync()
    {
        var policy = Mutant?.Policy(Settings.Policy) ?? Settings.Policy;
        var request = new RotationRequest(
            AccountId.Parse(World.Account.Id), World.User.Name, World.User.Id, AccessKeyId.Parse(World.Old.Id),
            [.. World.Places], policy, Settings.IsEmergency, "simulation");
        IsTroubled = false;
        Rotation = (await Desk("human").StartAsync(request, default)).Id;
        IsTroubled = true;
    }

    private void PlaceConsumers()
    {
        var chance = Chance("consumers");
        for (var i = 0; i < Settings.Consumers; i++)
        {
            var every = TimeSpan.FromMinutes(20) + ((Settings.LongestSilence - TimeSpan.FromMinutes(20)) * chance.NextDouble());
            var keeps = chance.NextInt(3) == 0 ? TimeSpan.Zero : TimeSpan.FromHours(60 * chance.NextDouble() * chance.NextDouble());
            Oracle.Consumers.Add(new SwarmConsumer(
                $"consumer{i + 1}", World.Places[chance.NextInt(World.Places.Count)],
                chance.NextInt(2) == 0 ? "us-east-1" : "eu-west-1", every, keeps, every * chance.NextDouble(), chance.NextInt(3) == 0,
                World, Oracle, Trace));
        }
    }

    // Most rotations spend their first minutes on what needs the secret, and days on what does not.
    private void LoseSeal(Chance chance)
    {
        var isEarly = chance.NextInt(2) == 0;
        var whole = isEarly ? TimeSpan.FromMinutes(6) : Settings.Policy.QuietWindow + Settings.Policy.Soak;
        After(whole * chance.NextDouble(), () =>
        {
            ExchangeSealingKey(1, "loses the sealing key");
            if (Settings.FindsSeal)
            {
                After(whole * chance.NextDouble() * 2, () => ExchangeSealingKey(0, "puts the former sealing key back"));
            }
        });
    }

    private void ExchangeSealingKey(byte content, string what)
    {
        if (!State.IsOver)
        {
            Trace.Note("somebody", $"stops everything and {what}");
            Generation++;
            _sealingKey.AsSpan().Fill(content);
        }
    }

    private void RestoreJournal(Chance chance)
    {
        var whole = Settings.Policy.QuietWindow + Settings.Policy.Soak;
        var taken = whole * chance.NextDouble() * chance.NextDouble();
        After(taken, () =>
        {
            var copy = _journal.Copy();
            After((whole - taken) * chance.NextDouble(), () =>
            {
                if (State.IsOver)
                {
                    return; // Nobody restores what nobody misses.
                }

                Trace.Note("somebody", "stops everything and puts an older copy of the journal back");
                Generation++;
                IsJournalReplaced = true;
                _journal.PutBack(copy);
            });
        });
    }

    private void Heal()
    {
        Trace.Note("world", "heals");
        IsTroubled = false;
        IsSuspended = false;
        var consistency = World.Sandbox.Faults.EventualConsistency;
        World.Sandbox.Faults = FaultOptions.None with
        {
            EventualConsistency = consistency is null ? null : consistency with { StuckRegion = null },
        };
        _others.Heal();
    }

    private void OnDisk(Chance chance, DiskMoment at)
    {
        var (dies, full) = (chance.NextDouble(), chance.NextDouble());
        Point(dies);
        if (IsTroubled && at == DiskMoment.BeforeWrite && full < Settings.DiskFull)
        {
            throw new IOException("no space left");
        }
    }

    private Func<string, bool>? Knows() => Settings.KnowsTheDead ? Dead.Contains : null;

    private SwarmDestination Open(AwsClient aws, DestinationAddress address)
    {
        var files = World.Stores.Files;
        IDestination real = address.Kind switch
        {
            DestinationKind.SecretsManager => new SecretsManagerDestination(address, new SecretsManagerClient(aws)),
            DestinationKind.Ssm => new SsmDestination(address, new SsmClient(aws)),
            DestinationKind.CredentialsFile => new FileDestination(address, files, new CredentialsFileFormat(address.Part!)),
            DestinationKind.Dotenv => new FileDestination(address, files, new DotenvFormat()),
            DestinationKind.JsonFile => new FileDestination(address, files, new JsonPairFormat()),
            _ => new AskedDestination(address, World.Stores.Program),
        };
        return new SwarmDestination(Mutant?.Destination(real, this) ?? real, Oracle);
    }

    private void After(TimeSpan span, Action what) => World.Clock.CreateTimer(_ => what(), null, span, Timeout.InfiniteTimeSpan);
}
