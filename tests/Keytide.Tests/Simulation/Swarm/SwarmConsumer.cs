using Keytide.Distribution;
using Keytide.Tests.Sandbox;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// One instance of a program: reads its key from a destination, keeps it for as long as it likes, and calls AWS with it. Instances of one
/// fleet reload at their own times, so a fleet is updated in parts.
/// </summary>
internal sealed class SwarmConsumer
{
    private const int MostRepeats = 5;
    private const int CallsAtOnce = 6;
    private static readonly TimeSpan BetweenCallsAtOnce = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromSeconds(40);

    private readonly SwarmWorld _world;
    private readonly SwarmOracle _oracle;
    private readonly SwarmTrace _trace;
    private readonly string _region;
    private readonly TimeSpan _every;
    private readonly TimeSpan _keeps;
    private readonly bool _isTold;
    private readonly ITimer _timer;
    private DateTimeOffset _reloadAt;
    private int _repeats;
    private int _burst;

    public SwarmConsumer(
        string name, DestinationAddress place, string region, TimeSpan every, TimeSpan keeps, TimeSpan first, bool isTold,
        SwarmWorld world, SwarmOracle oracle, SwarmTrace trace)
    {
        (Name, Place, _region, _every, _keeps, _isTold) = (name, place, region, every, keeps, isTold);
        (_world, _oracle, _trace) = (world, oracle, trace);
        Held = world.Held(place)!;
        _reloadAt = world.Now + keeps;
        _timer = world.Clock.CreateTimer(_ => Call(), null, first, Timeout.InfiniteTimeSpan);
    }

    public string Name { get; }

    public DestinationAddress Place { get; }

    public SwarmPair Held { get; private set; }

    public void Stop() => _timer.Dispose();

    /// <summary>The place was written: who is told of it reloads and makes a handful of calls at once.</summary>
    public void Told()
    {
        if (_isTold)
        {
            Reload();
            _burst = CallsAtOnce;
            _timer.Change(BetweenCallsAtOnce, Timeout.InfiniteTimeSpan);
        }
    }

    private void Call()
    {
        if (_world.Now >= _reloadAt)
        {
            Reload();
        }

        var client = new SandboxClient(_world.Sandbox, _world.Clock, Held.Id, Held.Secret) { Region = _region };
        var reply = client.Sts("GetCallerIdentity");

        // An answer that was cut short says neither yes nor no.
        var isWhole = reply.Status == 403
            || (reply.Status == 200 && reply.Text.Contains("</GetCallerIdentityResponse>", StringComparison.Ordinal));
        var isAnswered = !reply.Answer.Lost && isWhole;
        var code = isAnswered && reply.Status == 403 ? reply.Code : null;
        _trace.Note(Name, $"{Held.Id} {(isAnswered ? code ?? "ok" : "no answer")}");
        if (isAnswered && code is null)
        {
            _oracle.Used(Held.Id);
        }

        if (code is "InvalidClientTokenId" or "SignatureDoesNotMatch")
        {
            _oracle.ConsumerRefused(this, code);
            Reload();
        }

        var again = (!isAnswered || reply.Status != 200) && _repeats++ < MostRepeats;
        _repeats = again ? _repeats : 0;
        _timer.Change(again ? BeforeRepeat : _burst-- > 0 ? BetweenCallsAtOnce : _every, Timeout.InfiniteTimeSpan);
    }

    private void Reload()
    {
        Held = _world.Held(Place) ?? Held;
        _reloadAt = _world.Now + _keeps;
    }
}
