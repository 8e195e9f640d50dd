using Keytide.Cli.Sealing;
using Keytide.Cli.Settings;
using Keytide.Connectors;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Connectors.Keyring;
using Keytide.Connectors.Notify;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Storage;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Rotate;

/// <summary>What rotations are carried with on this machine: the journal, the seal and the caller's way to AWS.</summary>
internal sealed class EngineRoom : IDisposable
{
    private readonly CommandContext _context;
    private readonly SqliteDatabase _database;
    private readonly StateFolder _folder;
    private readonly RotationEngine _engine = ThisEngine.Of();
    private readonly HttpMessageInvoker _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) });

    private AwsSession? _aws;
    private SecretSeal? _seal;
    private SecretSeal? _noSeal;
    private CallerIdentity? _caller;
    private RotationAccounts? _accounts;

    private EngineRoom(CommandContext context, StateFolder folder, SqliteDatabase database)
    {
        _context = context;
        _folder = folder;
        _database = database;
        Journal = new SqliteRotationJournal(database);
    }

    public IRotationJournal Journal { get; }

    /// <summary>Set before anything is done where the whole organization is meant.</summary>
    public OrganizationChoice? Organization { get; set; }

    public SqliteKeyActs Acts => new(_database);

    public RotationDesk Desk => new(Journal, _context.Time, _context.Entropy, _engine);

    public FleetDesk Fleet => new(Journal, new SqliteFleetLog(_database), Desk, _engine, _context.Time);

    public SqliteNoticeBook Notices => new(_database);

    public ChannelOpener Channels => new(() => Aws, _http, Environment.GetEnvironmentVariable, _context.Time);

    /// <summary>Opened with the first use: reading the journal needs no credentials.</summary>
    public AwsClient Aws => (_aws ??= AwsSession.Open(_context)).Client;

    /// <exception cref="KeytideException">The state folder cannot be used.</exception>
    public static EngineRoom Open(CommandContext context)
    {
        var folder = StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable);
        return new EngineRoom(context, folder, folder.OpenDatabase());
    }

    /// <exception cref="KeytideException">Another engine acts for this user now.</exception>
    public async Task<Lease> LeaseAsync(string subject, CancellationToken cancellation) =>
        await Journal.AcquireAsync(
            subject, _engine.Holder, _engine.Terms, _context.Time.GetUtcNow(), _engine.IsGone, cancellation)
        ?? throw new KeytideException("Another engine is at work on this user now.", "Try again in a minute.");

    /// <summary>Who calls AWS; asked once.</summary>
    /// <exception cref="AwsException">Not known.</exception>
    public async Task<CallerIdentity> CallerAsync(CancellationToken cancellation) =>
        _caller ??= await new StsClient(Aws).GetCallerIdentityAsync(cancellation);

    /// <summary>Says what stands in a destination's way, and what it cannot do. The rotation checks again before it makes a key.</summary>
    public async Task TellAboutAsync(IEnumerable<DestinationAddress> addresses, CancellationToken cancellation)
    {
        var opener = Opener();
        foreach (var place in addresses.Select(address => opener.Open(address)))
        {
            var name = Quoted.Shorten(place.Address.ToString());
            try
            {
                var check = await place.CheckAsync(cancellation);
                if (!check.IsReady)
                {
                    _context.Talk.Note($"{name} would not take a key now: {check.Detail} {check.Todo}");
                }
            }
            catch (DestinationException problem)
            {
                _context.Talk.Note($"{name} could not be looked at: {problem.Message}");
            }

            if (!place.Abilities.AtomicPair)
            {
                _context.Talk.Note($"{name} may not change id and secret in one step: what reads in between may get one half of each key.");
            }

            if (!place.Abilities.CanRestore)
            {
                _context.Talk.Note($"{name} does not show the key it holds: it can be put back only where another destination shows it.");
            }
        }
    }

    /// <summary>The caller's account, or, where <see cref="Organization"/> is set, all accounts.</summary>
    /// <exception cref="AwsException">The caller, or the list of accounts, is not known.</exception>
    public async Task<IReadOnlyList<RotationAccount>> AccountsAsync(CancellationToken cancellation)
    {
        _accounts ??= new RotationAccounts(
            Aws, await CallerAsync(cancellation), SettingsFile.Load(_context).Rotation.Role, Organization, _context);
        return await _accounts.ReadAsync(cancellation);
    }

    /// <exception cref="AwsException">The caller is not known.</exception>
    /// <exception cref="KeytideException">The sealing key cannot be used.</exception>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="needsSecrets">
    /// Whether secrets are sealed or opened. Where not, the sealing key is not asked for: an old key has to come back on at once, whatever
    /// a keyring or KMS thinks of it.
    /// </param>
    public async Task<RotationDriver> DriverAsync(CancellationToken cancellation, bool needsSecrets = true)
    {
        await AccountsAsync(cancellation);
        var destinations = Opener();
        var seal = needsSecrets ? await SealAsync(cancellation) : _noSeal ??= ThrowawaySeal();
        return new RotationDriver(
            Journal,
            state => _accounts!.Find(state.Request.Account, state.Id).Authorities.Open(state.Id),
            (state, address) => destinations.Open(address, _accounts!.Find(state.Request.Account, state.Id).Client),
            seal,
            new Observer(Journal),
            _context.Time,
            _engine);
    }

    public void Dispose()
    {
        _seal?.Dispose();
        _noSeal?.Dispose();
        _aws?.Dispose();
        _http.Dispose();
        _database.Dispose();
    }

    private DestinationOpener Opener() => new(
        Aws, new DiskFiles(_context.Entropy), _http, Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    // Opens nothing that was ever sealed, should it be asked to.
    private SecretSeal ThrowawaySeal()
    {
        Span<byte> key = stackalloc byte[SecretSeal.KeyBytes];
        _context.Entropy.Fill(key);
        return new SecretSeal(key, _context.Entropy);
    }

    private async Task<SecretSeal> SealAsync(CancellationToken cancellation)
    {
        if (_seal is not null)
        {
            return _seal;
        }

        var opener = new SealOpener(
            _folder,
            SettingsFile.Load(_context).Sealing,
            new OsKeyring(KeyringProgram.OfThisMachine(), _context.Time),
            () => Aws,
            _context.Entropy,
            async token => (await Journal.ListAsync(subject: null, token)).Count(rotation => !rotation.IsOver));
        try
        {
            return _seal = await opener.OpenAsync(cancellation);
        }
        catch (StorageException problem)
        {
            throw new KeytideException(problem.Message, "Mend the file; without its key what is sealed cannot be opened.", problem);
        }
    }
}
