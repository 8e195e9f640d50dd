using System.Collections.Immutable;
using Keytide.Inventory;
using Keytide.Rotation;
using static Keytide.Tests.Rotation.RotationSamples;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Rotation;

/// <summary>
/// One random life of a rotation: a small true world that other hands also change, sightings of it that may be unknown, and effects that
/// succeed, fail or are cut off by a crash. Every decision is held against what must never be decided.
/// </summary>
internal sealed class RotationWalk(ulong seed)
{
    private readonly SeededEntropy _chance = new(seed);
    private readonly Dictionary<AccessKeyId, bool> _active = new() { [Old] = true };
    private readonly Dictionary<AccessKeyId, DateTimeOffset?> _used = new() { [Old] = Start.AddDays(-1) };
    private readonly HashSet<AccessKeyId> _made = [];
    private DateTimeOffset _now = Start;
    private int _mints;

    public RotationState State { get; private set; } = null!;

    public void Run(int steps)
    {
        var policy = RotationPolicy.Default with
        {
            ApprovalRequired = Happens(0.2),
            Soak = TimeSpan.FromHours(_chance.NextDouble() * 100),
            QuietWindow = TimeSpan.FromHours(5 + (_chance.NextDouble() * 50)),
        };
        State = Begin(policy, emergency: Happens(0.1));
        for (var step = 0; step < steps && !State.IsOver; step++)
        {
            OthersAct();
            var seen = Look();
            var decision = RotationMachine.Decide(State, seen, policy, _now);
            RotationLaws.Hold(State, seen, policy, _now, decision);
            Do(decision);
        }
    }

    private bool Happens(double probability) => _chance.NextDouble() < probability;

    private void OthersAct()
    {
        if (Happens(0.05))
        {
            _used[Old] = _now.AddHours(-_chance.NextDouble() * 10);
        }

        if (Happens(0.01) && _active.Count > 0)
        {
            var key = _active.Keys.Order().ElementAt((int)(_chance.NextDouble() * _active.Count));
            _active[key] = Happens(0.5);
        }

        if (Happens(0.003))
        {
            _active[Third] = true;
        }

        if (Happens(0.01))
        {
            Append(new Event.SealsTried([.. new[] { Old, State.NewKey }.OfType<AccessKeyId>().Where(_ => Happens(0.7))]));
        }

        if (Happens(0.003))
        {
            _active.Remove(Happens(0.5) ? Old : New);
        }
    }

    private Sighting Look()
    {
        var keys = _active.OrderBy(pair => pair.Key).Select(pair => Happens(0.1)
            ? Unread(pair.Key, pair.Value)
            : Key(pair.Key, pair.Value, _used.GetValueOrDefault(pair.Key))).ToArray();
        var seen = Sight(keys) with { MadeByUs = Happens(0.5) ? Fact.Known(_made.ToImmutableSortedSet(), Seen) : default };
        return Happens(0.05) ? seen with { Keys = default } : Happens(0.02) ? seen with { User = default } : seen;
    }

    private void Do(Decision decision)
    {
        switch (decision.Action)
        {
            case RotationAction.Wait wait:
                _now = Happens(0.8) ? wait.Until : _now + ((wait.Until - _now) / 2);
                break;
            case RotationAction.AwaitHuman:
                _now = _now.AddHours(1);
                Answer();
                break;
            case RotationAction.Record record:
                Append(record.Event);
                break;
            case RotationAction.Check check:
                Append(Happens(0.9) ? Ready(check.Destination) : Happens(0.5)
                    ? new Event.DestinationChecked(check.Destination, false, "denied", "allow", null, null)
                    : new Event.DeliveryFailed(check.Destination, "no answer"));
                break;
            case RotationAction.Mint mint:
                Mint(mint.Intent);
                break;
            case RotationAction.Probe:
                Append(new Event.Probed(Happens(0.8), Happens(0.002), "us-east-1"));
                break;
            case RotationAction.Deliver deliver:
                Append(new Event.DeliveryIntended(deliver.Destination, deliver.Key));
                AppendMaybe(Happens(0.8)
                    ? new Event.Delivered(deliver.Destination, deliver.Key, "v2")
                    : new Event.DeliveryFailed(deliver.Destination, "failed"));
                break;
            case RotationAction.Look look:
                Append(State.Of(look.Destination).Sent == look.Expected && Happens(0.9)
                    ? new Event.DeliveryConfirmed(look.Destination, look.Expected, "read back")
                    : Happens(0.9) ? new Event.DeliveryFailed(look.Destination, "failed") : new Event.DeliveryLost(look.Destination, null));
                break;
            case RotationAction.CutSessions cut:
                Append(new Event.SessionCutIntended(cut.Before));
                AppendMaybe(Happens(0.7) ? new Event.SessionsCut(cut.Before, "IAM agreed") : new Event.SessionCutFailed("failed"));
                break;
            case RotationAction.LiftSessionCut:
                Append(new Event.SessionCutIntended(null));
                AppendMaybe(Happens(0.7) ? new Event.SessionCutLifted("IAM agreed") : new Event.SessionCutFailed("failed"));
                break;
            case RotationAction.Change change:
                Change(change);
                break;
        }

        _now = _now.AddSeconds(1);
    }

    private void Answer()
    {
        if (State.Phase == RotationPhase.AwaitingApproval)
        {
            Append(new Event.Approved(State.PlanHash, "somebody"));
        }
        else if (Happens(0.3))
        {
            Append(Happens(0.8) ? new Event.Resumed("somebody") : new Event.RollbackBegan("asked"));
        }
    }

    private void Mint(Event.MintIntended intent)
    {
        Append(intent);
        var made = Happens(0.8);
        var key = _mints++ == 0 ? New : AccessKeyId.Parse($"AKIAMADEMADEMADE{_mints:D4}");
        if (made)
        {
            _active[key] = true;
            _made.Add(key);
        }

        AppendMaybe(made && Happens(0.8) ? new Event.Minted(key, Sealed) : new Event.MintUnclear("no answer"));
    }

    private void Change(RotationAction.Change change)
    {
        Append(new Event.KeyChangeIntended(change.What, change.Key, "why"));
        var happens = Happens(0.9);
        if (happens && change.What == KeyChange.Delete)
        {
            _active.Remove(change.Key);
        }
        else if (happens && _active.ContainsKey(change.Key))
        {
            _active[change.Key] = change.What == KeyChange.Reactivate;
        }

        AppendMaybe(happens && Happens(0.9)
            ? new Event.KeyChanged(change.What, change.Key, "IAM agreed")
            : new Event.KeyChangeFailed(change.What, change.Key, "failed"));
    }

    /// <summary>Or the engine dies first.</summary>
    private void AppendMaybe(Event what)
    {
        if (Happens(0.95))
        {
            Append(what);
        }
    }

    private void Append(Event what) => State = State.Then(what, _now);
}
