using Keytide.Connectors;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Settings;
using Keytide.Storage.Memory;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// Keytide as <c>keytide rotate run</c> has it, for all accounts of the demo: the real fleet, driver, journal and destinations. It can be
/// killed and started again.
/// </summary>
internal sealed class DemoEngine : IDisposable
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private readonly SimulatedDisk _disk = new();
    private readonly MemoryFleetLog _log = new();
    private readonly HttpMessageInvoker _noWeb = new(new SocketsHttpHandler());
    private readonly RotationEngine _engine = new("demo", LeaseTerms.Usual);
    private readonly SecretSeal _seal;
    private readonly RotationSettings _settings;
    private readonly AwsClient _aws;
    private readonly IEntropy _entropy;
    private readonly CallerIdentity _caller;
    private readonly IReadOnlyDictionary<AccountId, DemoPlaces> _places;
    private readonly Dictionary<AccountId, AwsClient> _readers;

    public DemoEngine(
        RotationSettings settings,
        AwsClient aws,
        CallerIdentity caller,
        IReadOnlyDictionary<AccountId, DemoPlaces> places,
        IEntropy entropy)
    {
        (_settings, _aws, _caller, _places, _entropy) = (settings, aws, caller, places, entropy);
        var key = new byte[SecretSeal.KeyBytes];
        entropy.Fill(key);
        _seal = new SecretSeal(key, entropy);
        _readers = places.Keys.ToDictionary(account => account, account => As(account, "keytide"));
        Journal = new LogRotationJournal(_disk);
    }

    public LogRotationJournal Journal { get; private set; }

    /// <summary>Works until then, and is started again whenever it was killed.</summary>
    public async Task WorkAsync(DateTimeOffset until, DemoTally tally)
    {
        while (_aws.Clock.GetUtcNow() < until)
        {
            try
            {
                await PassAsync(until);
            }
            catch (EngineKilledException)
            {
                tally.Deaths++;
                _disk.Crash(_entropy);
                Journal = new LogRotationJournal(_disk);
            }
        }
    }

    public void Dispose()
    {
        _seal.Dispose();
        _noWeb.Dispose();
    }

    private async Task PassAsync(DateTimeOffset until)
    {
        foreach (var account in _places.Keys)
        {
            await StartAsync(account);
        }

        await Driver().TickAsync(MostAtOnce, CancellationToken.None);
        var now = _aws.Clock.GetUtcNow();
        var next = (await Journal.ListAsync(subject: null, CancellationToken.None)).Min(one => one.NextAt) ?? now + LongestPause;
        var pause = (next < until ? next : until) - now;
        await Task.Delay(
            pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause, _aws.Clock, CancellationToken.None);
    }

    private async Task StartAsync(AccountId account)
    {
        var desk = new RotationDesk(Journal, _aws.Clock, _entropy, _engine);
        var fleet = new FleetDesk(Journal, _log, desk, _engine, _aws.Clock);
        if (!fleet.IsLookDue(account, "", _settings.Fleet))
        {
            return;
        }

        try
        {
            var rotations = await Journal.ListAsync(subject: null, CancellationToken.None);
            var view = await FleetReader.ReadAsync(
                _readers[account], _caller with { Account = account }, _settings.Rules, rotations, null, CancellationToken.None);
            await fleet.StartAsync(
                account, "", _settings.Fleet, view.Candidates, one => RequestFor(one, account), CancellationToken.None);
        }
        catch (AwsException)
        {
            // Not read this time; the next pass looks again.
        }
    }

    private static RotationRequest RequestFor(FleetCandidate one, AccountId account) => new(
        account, one.Due.UserName, one.UserId, one.Due.Key, one.Due.Rule.DestinationsFor(one.Due.UserName), one.Due.Rule.Policy,
        Emergency: false, $"policy {one.Due.Rule.Name}", one.Due.Rule.Name);

    private RotationDriver Driver() => new(
        Journal,
        state => new AwsKeyAuthority(_readers[state.Request.Account], As(state.Request.Account, state.Id.SessionName), state.Id),
        (state, address) => new DestinationOpener(
            As(state.Request.Account, state.Id.SessionName), _places[state.Request.Account].Files, _noWeb, _ => null, "/").Open(address),
        _seal,
        new Observer(Journal),
        _aws.Clock,
        _engine);

    private AwsClient As(AccountId account, string session)
    {
        var role = new RoleRequest($"arn:{_aws.Endpoints.Partition}:iam::{account}:role/{_settings.Role}", session);
        return _aws.As(new AssumedRoleCredentials(new StsClient(_aws), role, _aws.Clock));
    }
}
