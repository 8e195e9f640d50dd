using Keytide.Cli.Policy;
using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Kms;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Sns;
using Keytide.Connectors.Aws.Ssm;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Notify;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Rotation.Notices;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Sns;
using Keytide.Settings;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Simulation;

/// <summary>
/// Everything that rotations do in AWS, done once by a caller and a role that have the policies that <c>keytide policy rotation</c> and
/// <c>rotation-role</c> print and nothing else, or without one action of them.
/// </summary>
internal sealed class PolicedRotation
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:keys";
    private const int MostRounds = 300;

    private static readonly DestinationAddress Secret = DestinationAddress.Parse("secretsmanager:prod/deployer");
    private static readonly DestinationAddress Parameter = DestinationAddress.Parse("ssm:/prod/deployer");
    private static readonly DestinationAddress NewSecret = DestinationAddress.Parse("secretsmanager:prod/leaked");

    private static readonly RotationPolicy Short = RotationPolicy.Default with
    {
        QuietWindow = TimeSpan.FromMinutes(5),
        Soak = TimeSpan.FromMinutes(5),
        ObservationLimit = TimeSpan.FromDays(2),
    };

    private readonly SandboxAccount _account = new();
    private readonly LogRotationJournal _journal = new(new SimulatedDisk());
    private readonly TrippingTransport _wires;
    private readonly AwsClient _aws;
    private readonly User _caller;
    private readonly Role? _role;
    private readonly string _kmsKey;
    private readonly List<string> _problems = [];

    public PolicedRotation(bool hasRole)
    {
        var past = _account.Clock.GetUtcNow().AddDays(-30);
        _kmsKey = _account.Send("kms", "CreateKey", new { }).Ok().Json.GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
        _account.Account.Part<Topics>().Add(Topic);
        _account.PutParameter("/prod/deployer", "{}");
        var settings = Settings(hasRole, _kmsKey);
        _caller = _account.Account.AddUser("keytide", past);
        _caller.PutPolicy("rotation", PolicyDocuments.Rotation(Statements.Caller(settings, [Secret, Parameter, NewSecret], [])), past);
        if (hasRole)
        {
            _role = _account.Account.AddRole(
                "Rotator", PolicyDocuments.MemberTrust(Partition.Aws, AccountId.Parse(_account.Account.Id), null), past);
            _role.PutPolicy("rotation", PolicyDocuments.Rotation(Statements.Role()), past);
        }

        var key = _caller.AddAccessKey(past);
        _wires = new TrippingTransport(new SandboxTransport(_account.Sandbox, _account.Clock));
        _aws = new AwsClient(
            _wires, new FixedCredentials(key.Id, key.Secret), new AwsEndpoints("us-east-1"), _account.Clock, new SeededEntropy(1));
        _wires.Before = action => Calls.Add(action);
    }

    /// <summary>The names of all actions that were called.</summary>
    public SortedSet<string> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Every action that the printed policies allow.</summary>
    public static IEnumerable<string> Actions(bool hasRole) => Statements
        .Caller(Settings(hasRole, "arn:aws:kms:us-east-1:123456789012:key/k"), [Secret, Parameter, NewSecret], [])
        .Concat(Statements.Role()).SelectMany(statement => statement.Actions).Distinct().Order(StringComparer.Ordinal);

    private static RotationStatements Statements => new(Partition.Aws, "us-east-1");

    /// <summary>Takes an action off the caller and the role.</summary>
    public void Deny(string action)
    {
        var policy = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"{{{action}}}","Resource":"*"}}""";
        _caller.PutPolicy("without", policy, _caller.CreatedAt);
        _role?.PutPolicy("without", policy, _caller.CreatedAt);
    }

    /// <returns>What did not work; empty where all did.</returns>
    public IReadOnlyList<string> Play()
    {
        VirtualLoop.Run(_account.Clock, async () =>
        {
            await TryAsync("plan", PlanAsync);
            await TryAsync("start and status", AskAsync);
            await TryAsync("seal", SealAsync);
            await TryAsync("tell", TellAsync);
            await TryAsync("repeat a write", RepeatAsync);
            await TryAsync("rotate", () => RotateAsync("deployer", isEmergency: false, Secret, Parameter));
            await TryAsync("rotate in an emergency", () => RotateAsync("leaked", isEmergency: true, NewSecret));
            return true;
        });
        return _problems;
    }

    private static KeytideSettings Settings(bool hasRole, string kmsKey) => new()
    {
        Sealing = SealingSettings.TryParse($"kms:{kmsKey}")!,
        Rotation = new RotationSettings
        {
            Role = hasRole ? "Rotator" : null,
            Channels = [new ChannelSettings.Sns("all", Topic, "us-east-1")],
        },
    };

    private async Task TryAsync(string what, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception problem) when (problem is AwsException or KeytideException or NoticeException or DestinationException)
        {
            _problems.Add($"{what}: {problem.Message}");
        }
    }

    private async Task PlanAsync()
    {
        _account.Account.AddUser("bystander", _caller.CreatedAt).AddAccessKey(_caller.CreatedAt);
        var caller = await new StsClient(_aws).GetCallerIdentityAsync(default);
        var view = await FleetReader.ReadAsync(_aws, caller, [new RotationRule("all")], [], null, default);
        _problems.AddRange(view.Unread.Select(unread => $"plan: {unread.Why}"));
    }

    private async Task AskAsync()
    {
        await new IamClient(_aws).GetUserAsync("bystander", default);
        var key = Assert.Single(await new IamClient(_aws).ListAccessKeysAsync("bystander", default)).Id;
        await KeyUses.LastAsync(_aws, key, default);
        await KeyUses.EventsAsync(_aws, key, ["us-east-1"], default);
    }

    private async Task SealAsync()
    {
        var envelope = new SealingKeyEnvelope(_aws);
        var made = await envelope.MakeAsync(_kmsKey, "folder", default);
        await envelope.OpenAsync(made.KeyArn, made.Encrypted!, "folder", default);
    }

    private Task TellAsync() => new SnsNotices(new SnsClient(_aws), Topic).SendAsync(
        new Notice("id", NoticeKind.Deleted, _account.Clock.GetUtcNow(), AccountId.Parse(_account.Account.Id), "deployer",
            AccessKeyId.Parse("AKIAIOSFODNN7EXAMPLE"), null, "gone", "", null),
        default);

    // Somebody moved the label back in between, so that the same write has to move it forward again.
    private async Task RepeatAsync()
    {
        _account.PutSecret(Secret.Name, "{}");
        using var pair = new KeyPair(AccessKeyId.Parse("AKIAIOSFODNN7EXAMPLE"), new SecretText("not really a secret"));
        var place = new SecretsManagerDestination(Secret, new SecretsManagerClient(_aws));
        await place.WriteAsync(pair, "one", default);
        var store = _account.Account.Part<Keytide.Sandbox.World.Secrets.SecretRegions>().In(_account.Account, "us-east-1");
        var staging = store.Find(Secret.Name, _account.Clock.GetUtcNow()).Staging;
        store.MoveStage(
            Secret.Name, "AWSCURRENT", staging.HolderOf("AWSCURRENT")!.Id, staging.HolderOf("AWSPREVIOUS")!.Id, _account.Clock.GetUtcNow());
        await place.WriteAsync(pair, "one", default);
        Assert.Contains("AKIAIOSFODNN7EXAMPLE", _account.SecretText(Secret.Name));
    }

    private async Task RotateAsync(string userName, bool isEmergency, params DestinationAddress[] places)
    {
        var user = _account.Account.AddUser(userName, _caller.CreatedAt);
        var old = user.AddAccessKey(_caller.CreatedAt);
        if (!isEmergency)
        {
            _account.PutSecret(Secret.Name, $$"""{"accessKeyId":"{{old.Id}}","secretAccessKey":"{{old.Secret}}"}""");
            LoseOneAnswer(); // So that CloudTrail is asked who made the key.
        }

        var engine = new RotationEngine("one", LeaseTerms.Usual);
        var request = new RotationRequest(
            AccountId.Parse(_account.Account.Id), userName, user.Id, AccessKeyId.Parse(old.Id), places, Short, isEmergency, "tests");
        var desk = new RotationDesk(_journal, _account.Clock, new SeededEntropy(isEmergency ? 6UL : 5UL), engine);
        var id = (await desk.StartAsync(request, default)).Id;
        var authorities = new KeyAuthorities(_aws, _role?.Arn);
        using var seal = new SecretSeal(new byte[SecretSeal.KeyBytes], new SeededEntropy(9));
        var driver = new RotationDriver(
            _journal, state => authorities.Open(state.Id), (_, place) => Open(place), seal, new Observer(_journal), _account.Clock, engine);
        var last = await driver.AdvanceAsync(id, default);
        for (var round = 0; round < MostRounds && last.Action is RotationAction.Wait wait; round++)
        {
            await Task.Delay(wait.Until - _account.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1), _account.Clock);
            last = await driver.AdvanceAsync(id, default);
        }

        var lines = await _journal.ReadAsync(id, default);
        var state = RotationState.Replay(lines);
        if (state.Outcome != "rotated" || (isEmergency && state.Cut is not { IsLifted: true }))
        {
            _problems.Add($"rotate: {state.Phase}: {last.Because} {state.Cut?.LastFailure}");
        }

        var refused = lines.Select(line => line.Event).OfType<RotationEvent.SessionCutFailed>();
        _problems.AddRange(refused.Select(failed => failed.Detail).Take(1));
    }

    private void LoseOneAnswer() => _wires.After = action =>
    {
        if (action == "CreateAccessKey")
        {
            _wires.After = null;
            throw new AwsTransportException("cut");
        }
    };

    private IDestination Open(DestinationAddress place) => place.Kind == DestinationKind.Ssm
        ? new SsmDestination(place, new SsmClient(_aws))
        : new SecretsManagerDestination(place, new SecretsManagerClient(_aws));
}
