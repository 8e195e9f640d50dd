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
    private static readonly TimeSpan RecordLag = TimeSpan.FromMinutes(255);

    private readonly List<string> _violations = [];
    private readonly HashSet<string> _touchedByOthers = [];
    private readonly HashSet<DestinationAddress> _placesOfOthers = [];
    private readonly SortedSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _inactiveSince = [];
    private readonly Dictionary<string, DateTimeOffset> _usedAt = [];
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Violations => _violations;

    public List<SwarmConsumer> Consumers { get; } = [];

    /// <summary>Keys that the engine's requests have made, whether or not it knows.</summary>
    public IReadOnlyCollection<string> Made => _made;

    public int MintRequests { get; set; }

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

    /// <summary>A text that a human or a log may see.</summary>
    public void Said(string text) => _texts.Add(text);

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

    /// <summary>S8: no piece of ten characters of any secret of the user, in anything that outlives the moment.</summary>
    public void Taint(ReadOnlySpan<byte> journal)
    {
        var said = Encoding.UTF8.GetBytes(string.Join('\n', _texts));
        foreach (var key in world.User.AllAccessKeys.Append(world.Old))
        {
            var secret = Encoding.ASCII.GetBytes(key.Secret);
            for (var at = 0; at + PieceLength <= secret.Length; at += PieceLength)
            {
                var piece = secret.AsSpan(at, PieceLength);
                if (journal.IndexOf(piece) >= 0 || said.AsSpan().IndexOf(piece) >= 0)
                {
                    Violation("S8", $"a piece of the secret of {key.Id} is in {(journal.IndexOf(piece) >= 0 ? "the journal" : "a text")}");
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

        Retired(key);
        if (key.Status == KeyStatus.Deleted)
        {
            Deleted(key);
        }

        _inactiveSince.TryAdd(key.Id, world.Now);
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
