using Keytide.Sandbox.Faults;
using Keytide.Sandbox.Signing;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox;

/// <summary>
/// A small AWS. Every request goes through <see cref="Handle"/>, one at a time: recognise, authenticate, check, authorize, act, record.
/// Nothing here waits, reads a clock other than the given one or draws chance other than from the seed, so the same requests at the
/// same times give the same answers, byte for byte, in process and behind a web server.
/// </summary>
public sealed class SandboxAws
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly SandboxOptions _options;
    private readonly OperationRegistry _operations = OperationRegistry.All;
    private readonly Chance _requestIds;
    private readonly FaultDice _dice;
    private readonly TokenBuckets _buckets = new();
    private readonly RefusedSecrets _refused = new();

    public SandboxAws(SandboxWorld world, TimeProvider time, SandboxOptions? options = null)
    {
        World = world;
        _time = time;
        _options = options ?? new SandboxOptions();
        _requestIds = new Chance(_options.Seed).Fork("request-ids");
        _dice = new FaultDice(_options.Seed);
        Faults = _options.Faults;
    }

    /// <summary>The truth behind the answers. Touch it only while no request is being handled.</summary>
    public SandboxWorld World { get; }

    /// <summary>What goes wrong from now on. A simulation sets none to let the system heal.</summary>
    public FaultOptions Faults { get; set; }

    public SandboxAnswer Handle(SandboxRequest request)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var fate = _dice.Draw(Faults);
            var front = new FrontEnd(now, Faults.EventualConsistency, 0, fate.Travel) { ShortPage = fate.ShortPage };
            var received = new Received(request, _requestIds.Uuid(), front);
            if (fate.IsLostBefore)
            {
                return AnswerWriter.Nothing(received) with { Delay = _options.Latency, Lost = true };
            }

            var answer = fate.Error is { HasEffect: false } ? AnswerWriter.Nothing(received) : Answer(received, fate);
            answer = fate.Error?.Spoil(answer) ?? answer;
            return answer with { Delay = _options.Latency, Lost = fate.IsLostAfter };
        }
    }

    private SandboxAnswer Answer(Received received, Fate fate)
    {
        Service? service = null;
        Call? call = null;
        try
        {
            var target = TargetReader.Read(received, _operations);
            service = target.Service;
            received = received with { Front = OnHost(received.Front, fate, service, received.Request) };
            var caller = Authenticate(received, service);
            NoteUse(caller, service, received.Now);
            var operation = target.Operation ?? throw Errors.UnknownOperation(service, target.OperationName);
            call = new Call(World, caller, operation, target.Input, received) { Conduct = new Conduct(_options, Faults, _dice) };
            var result = Perform(call);
            EventRecorder.Record(call, result, null, _options.EventsKeptPerAccount);
            return AnswerWriter.Success(call, result);
        }
        catch (ApiException error)
        {
            if (call is not null)
            {
                EventRecorder.Record(call, null, error, _options.EventsKeptPerAccount);
            }

            return AnswerWriter.Failure(service, error, received);
        }
    }

    private Structure? Perform(Call call)
    {
        SessionLimits.Check(call);
        if (Faults.Throttling is { } limits
            && _buckets.Take(limits, call.Account.Id, $"{call.Operation.Service.Name}:{call.Operation.Name}", call.Now) is { } wait)
        {
            throw Errors.Throttled(call.Operation.Service, limits.SendsRetryAfter ? wait : null);
        }

        FieldCheck.Check(call.Operation, call.Input);
        Authorizer.Authorize(call);
        return call.Operation.Handle(call);
    }

    private Caller Authenticate(Received received, Service service)
    {
        if (Faults.NegativeCache is not { } span)
        {
            return Authenticator.Authenticate(received, service, World, _options);
        }

        var id = SignatureReader.ScopeOf(received.Request)?.AccessKeyId ?? "";
        if (_refused.StillRefuses(id, received.Now))
        {
            throw Authenticator.WrongSecret(service);
        }

        try
        {
            return Authenticator.Authenticate(received, service, World, _options);
        }
        catch (ApiException error) when (Authenticator.IsWrongSecret(error))
        {
            _refused.Remember(id, received.Now + span);
            throw;
        }
    }

    // A host belongs to one service in one region: what IAM's hosts have heard, those of STS may not have.
    private static FrontEnd OnHost(FrontEnd front, Fate fate, Service service, SandboxRequest request)
    {
        if (front.Propagation is not { } propagation)
        {
            return front;
        }

        var region = SignatureReader.ScopeOf(request)?.Region;
        var place = Chance.Hash($"{service.Name}/{region}");
        var isStuck = region is not null && region == propagation.StuckRegion;
        return front with { IsStuck = isStuck, Host = unchecked(place + (fate.Host % (ulong)Math.Max(1, propagation.Hosts))) };
    }

    private void NoteUse(Caller caller, Service service, DateTimeOffset now)
    {
        var lag = Faults.LastUsedLag?.Draw(_dice.Lags) ?? TimeSpan.Zero;
        var region = service.IsGlobal ? SigningRegions.Home(caller.Account.Partition) : caller.SignedRegion;
        var use = caller.Key?.LastUse ?? caller.Session?.Role?.LastUse;
        use?.Note(now, service.Name, region, now + lag);
    }
}
