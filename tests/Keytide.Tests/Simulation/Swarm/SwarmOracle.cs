using System.Text;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// Watches the sandbox's true state, not the engine's view of it, and writes down every broken promise. What other hands did is
/// known to it, so that the engine is blamed for nothing but its own deeds.
/// </summary>
internal sealed class SwarmOracle(SwarmSettings settings, SwarmWorld world, SwarmTrace trace)
{
    private const int PieceLength = 10;
    private const int MostCallsAnHour = 400;
    private static readonly TimeSpan LastUseGoodFor = TimeSpan.FromMinutes(45); // With the longest pauses there are.
    private static readonly TimeSpan RecordLag = TimeSpan.FromMinutes(255);

    private readonly List<string> _violations = [];
    private readonly HashSet<string> _delivered = [];
    private readonly HashSet<string> _touchedByOthers = [];
    private readonly HashSet<DestinationAddress> _placesOfOthers = [];
    private readonly SortedSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _inactiveSince = [];
    private readonly Dictionary<string, DateTimeOffset> _usedAt = [];
    private readonly Dictionary<string, DateTimeOffset> _lastUseReadAt = [];
    private readonly Dictionary<(string, string), Queue<DateTimeOffset>> _calls = [];

    public IReadOnlyList<string> Violations => _violations;

    public List<SwarmConsumer> Consumers { get; } = [];

    /// <summary>Keys that the engine's requests have made, whether or not it knows.</summary>
    public IReadOnlyCollection<string> Made => _made;

    public int MintRequests { get; private set; }

    /// <summary>Intents to make a key that were ever durable, also in a journal that is gone.</summary>
    public int MintIntents { get; private set; }

    /// <summary>The journal's state now; null where no journal is kept (as by some mutants).</summary>
    public Func<RotationState?> State { get; set; } = static () => null;

    public bool IsExcused(DestinationAddress place) => _placesOfOthers.Contains(place);

    public bool IsExcused(string key) => _touchedByOthers.Contains(key) || (settings.IsEmergency && key == world.Old.Id);

    public void Violation(string rule, string what)
    {
        trace.Note("ORACLE", $"{rule}: {what}");
        _violations.Add($"{rule}: {what}");
    }

    public void OtherTouched(string key) => _touchedByOthers.Add(key);

    public void OtherTouched(DestinationAddress place) => _placesOfOthers.Add(place);

    /// <summary>
    /// S8: a text that a human or a log may see, or a line of the journal, carries no piece of ten characters of any secret.
    /// </summary>
    public void Said(string text)
    {
        // What a table breaks into lines, and what JSON escapes, is read as one all the same.
        text = Plain(text);
        foreach (var key in world.User.AllAccessKeys)
        {
            for (var at = 0; at + PieceLength <= key.Secret.Length; at += PieceLength)
            {
                if (text.AsSpan().Contains(key.Secret.AsSpan(at, PieceLength), StringComparison.Ordinal))
                {
                    Violation("S8", $"a piece of the secret of {key.Id} was told");
                    return;
                }
            }
        }
    }

    private static string Plain(string text)
    {
        var plain = text.Contains('\\') ? text.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase) : text;
        return plain.Contains('\n') ? string.Concat(plain.Where(c => !char.IsWhiteSpace(c))) : plain;
    }

    /// <summary>S12: no more calls than a budget, by engine and action.</summary>
    public void Asks(string engine, string action)
    {
        MintRequests += action == "CreateAccessKey" ? 1 : 0;
        if (!_calls.TryGetValue((engine, action), out var calls))
        {
            _calls[(engine, action)] = calls = [];
        }

        calls.Enqueue(world.Now);
        while (calls.Peek() < world.Now - TimeSpan.FromHours(1))
        {
            calls.Dequeue();
        }

        if (calls.Count == MostCallsAnHour)
        {
            Violation("S12", $"{engine} called {action} {MostCallsAnHour} times within an hour");
        }
    }

    public void ReadLastUse(string engine, string key) => _lastUseReadAt[$"{engine}/{key}"] = world.Now;

    /// <summary>A line is in the journal: it carries no secret, and before the new key leaves there is a way back.</summary>
    public void Appended(RotationEvent what)
    {
        Said(Encoding.UTF8.GetString(RotationJson.Write(what)));
        switch (what)
        {
            case RotationEvent.MintIntended:
                MintIntents++;
                break;
            case RotationEvent.DeliveryIntended intent when _delivered.Add(intent.Key.Value) && intent.Key.Value != world.Old.Id:
                // The first one may be in the journal although its writer died before it knew.
                if (world.Places.Any(world.Stores.IsReadable) && State() is { } state
                    && state.Deliveries.Count(delivery => delivery.Sent == intent.Key) == 1
                    && (state.Deliveries.All(delivery => delivery.OldPair is null) || state.Unopened.Contains(state.Request.OldKey)))
                {
                    Violation("S13", $"{intent.Key} leaves for {intent.Destination}, and no way back is in the journal");
                }

                break;
            default:
                break;
        }
    }

    public void Used(string key) => _usedAt[key] = world.Now;

    public void ConsumerRefused(SwarmConsumer consumer, string code)
    {
        if (!IsExcused(consumer.Held.Id) && !IsExcused(consumer.Place))
        {
            Violation("S1", $"{consumer.Name} was refused with {consumer.Held.Id} ({world.Find(consumer.Held.Id)?.Status}): {code}");
        }
    }

    /// <summary>Runs the synchronous part of one request of the engine and judges what it changed.</summary>
    public T Around<T>(string engine, string action, string user, bool isLate, Func<T> send)
    {
        if (action is not ("CreateAccessKey" or "UpdateAccessKey" or "DeleteAccessKey"))
        {
            return send();
        }

        if (user != world.User.Name)
        {
            Violation("S7", $"{engine} asks for {action} of {user}");
        }

        var before = world.User.AllAccessKeys.ToDictionary(key => key.Id, key => key.Status);
        var result = send();
        foreach (var key in world.User.AllAccessKeys.ToList())
        {
            if (!before.TryGetValue(key.Id, out var was))
            {
                Created(engine, key, isLate);
            }
            else if (was != key.Status)
            {
                Changed(engine, key, was, isLate);
            }
        }

        return result;
    }

    /// <summary>After a write to a destination by the engine.</summary>
    public void Written(DestinationAddress place)
    {
        foreach (var consumer in Consumers.Where(consumer => consumer.Place == place))
        {
            consumer.Told();
        }

        var pair = world.Held(place);
        if (pair is null)
        {
            Violation("S9", $"{place} holds no pair after a write");
            return;
        }

        var key = world.Find(pair.Id);
        if (key?.Secret != pair.Secret)
        {
            Violation("S9", $"{place} holds {pair.Id} with another secret");
        }
        else if (key.Status != KeyStatus.Active && !IsExcused(key.Id) && !IsExcused(place))
        {
            Violation("S9", $"{place} was given {pair.Id}, which is {key.Status}");
        }
    }

    /// <summary>S8: no piece of any secret of the user in what is on the disk at the end, unreadable leftovers included.</summary>
    public void Taint(ReadOnlySpan<byte> journal)
    {
        foreach (var key in world.User.AllAccessKeys.Append(world.Old))
        {
            var secret = Encoding.ASCII.GetBytes(key.Secret);
            for (var at = 0; at + PieceLength <= secret.Length; at += PieceLength)
            {
                var piece = secret.AsSpan(at, PieceLength);
                if (journal.IndexOf(piece) >= 0)
                {
                    Violation("S8", $"a piece of the secret of {key.Id} is in the journal");
                    return;
                }
            }
        }
    }

    private void Created(string engine, AccessKey key, bool isLate)
    {
        trace.Note(engine, $"made {key.Id}");
        _made.Add(key.Id);
        if (world.User.AccessKeys.Count > 2)
        {
            Violation("S5", $"{engine} made a third key");
        }

        if (!isLate && State() is { } state && state.Phase != RotationPhase.Intended)
        {
            Violation("S10", $"a key was made without an intent, in phase {state.Phase}");
        }
    }

    private void Changed(string engine, AccessKey key, KeyStatus was, bool isLate)
    {
        trace.Note(engine, $"brought {key.Id} from {was} to {key.Status}");
        if (key.Id != world.Old.Id && !_made.Contains(key.Id))
        {
            Violation("S7", $"{engine} changed {key.Id}, which is not Keytide's");
        }

        if (!isLate && State() is { } state && AccessKeyId.TryParse(key.Id, out var id) && state.Of(id).Pending is null)
        {
            Violation("S10", $"{key.Id} was brought to {key.Status} without an intent");
        }

        if (key.Status == KeyStatus.Active)
        {
            _inactiveSince.Remove(key.Id);
            return;
        }

        Judged(engine, key, isLate);
        Retired(key);
        if (key.Status == KeyStatus.Deleted)
        {
            Deleted(key);
        }

        _inactiveSince.TryAdd(key.Id, world.Now);
    }

    // S11: what is called unused was read to be so, by this engine and lately; an answer that was refused or lost tells nothing.
    private void Judged(string engine, AccessKey key, bool isLate)
    {
        var isKnown = _lastUseReadAt.TryGetValue($"{engine}/{key.Id}", out var read) && world.Now - read <= LastUseGoodFor;
        var mayBeInUse = key.Id == world.Old.Id || _delivered.Contains(key.Id);
        if (!isLate && !isKnown && mayBeInUse && !IsExcused(key.Id))
        {
            Violation("S11", $"{engine} brought {key.Id} to {key.Status} without knowing its last use");
        }
    }

    private void Retired(AccessKey key)
    {
        if (IsExcused(key.Id))
        {
            return;
        }

        foreach (var consumer in Consumers.Where(consumer => consumer.Held.Id == key.Id && !IsExcused(consumer.Place)))
        {
            Violation("S2", $"{key.Id} is {key.Status}, and {consumer.Name} holds it");
        }

        var window = settings.Policy.QuietWindow - RecordLag - (settings.Skew * 2);
        if (_usedAt.TryGetValue(key.Id, out var used) && world.Now - used < window)
        {
            Violation("S2", $"{key.Id} is {key.Status}, and was used {world.Now - used:c} ago");
        }

        foreach (var place in world.Places.Where(place => !IsExcused(place) && world.Held(place)?.Id == key.Id))
        {
            Violation("S9", $"{key.Id} is {key.Status}, and {place} holds it");
        }

        if (!settings.IsEmergency && !world.User.AccessKeys.Any(other => other.Status == KeyStatus.Active) && !_touchedByOthers.Overlaps(
                world.User.AllAccessKeys.Select(other => other.Id)))
        {
            Violation("S6", $"{key.Id} was the last active key");
        }
    }

    private void Deleted(AccessKey key)
    {
        var hold = key.Id == world.Old.Id ? settings.Policy.Soak : settings.Policy.OrphanHold;
        if (!_touchedByOthers.Contains(key.Id)
            && (!_inactiveSince.TryGetValue(key.Id, out var since) || world.Now - since < hold - (settings.Skew * 2)))
        {
            Violation("S3", $"{key.Id} was deleted without being held inactive for {hold:c}");
        }
    }
}
