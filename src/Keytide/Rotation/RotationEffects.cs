using System.Security.Cryptography;
using System.Text;
using Keytide.Distribution;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Rotation;

/// <summary>Does what was decided: intent, effect, outcome, each outcome a line. Nothing here decides.</summary>
internal sealed class RotationEffects(
    RotationSession session, IKeyAuthority authority, Func<DestinationAddress, IDestination> destinations, SecretSeal seal)
{
    private const int LooksWithoutSecret = 2;

    private RotationState State => session.State;

    private string UserName => State.Request.UserName;

    /// <returns>False where the decision was to wait.</returns>
    public async Task<bool> DoAsync(Decision decision, CancellationToken cancellation)
    {
        switch (decision.Action)
        {
            case RotationAction.Record record:
                await session.AppendAsync(record.Event, cancellation);
                return true;
            case RotationAction.Check check:
                await CheckAsync(destinations(check.Destination), cancellation);
                return true;
            case RotationAction.Mint mint:
                await MintAsync(mint.Intent, cancellation);
                return true;
            case RotationAction.Probe:
                await ProbeAsync(cancellation);
                return true;
            case RotationAction.Deliver deliver:
                await DeliverAsync(destinations(deliver.Destination), deliver.Key, cancellation);
                return true;
            case RotationAction.Look look:
                await LookAsync(destinations(look.Destination), look.Expected, cancellation);
                return true;
            case RotationAction.Change change:
                await ChangeAsync(change.What, change.Key, decision.Because, cancellation);
                return true;
            case RotationAction.CutSessions cut:
                await ShutAsync(cut.Before, cancellation);
                return true;
            case RotationAction.LiftSessionCut:
                await ShutAsync(null, cancellation);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Notes which sealed secrets open no more, or open again, before anything is decided that rests on them: the sealing key may have
    /// been lost since they were sealed, or put back.
    /// </summary>
    public async Task TrySealsAsync(CancellationToken cancellation)
    {
        var unopened = new List<AccessKeyId>();
        if (State.NewKey is { } key && !seal.Opens(State.NewSecret!, State.Id, key))
        {
            unopened.Add(key);
        }

        if (OldSecrets.Any() && OpenOldSecret is null)
        {
            unopened.Add(State.Request.OldKey);
        }

        if (!State.IsOver && !State.Unopened.SetEquals(unopened))
        {
            await session.AppendAsync(new Event.SealsTried(unopened), cancellation);
        }
    }

    private async Task CheckAsync(IDestination destination, CancellationToken cancellation)
    {
        Event outcome;
        try
        {
            var check = await destination.CheckAsync(cancellation);
            using var reading = check.IsReady ? await destination.ReadAsync(cancellation) : DestinationReading.Hidden("");
            outcome = reading.KeyId is { } held && held != State.Request.OldKey
                ? new Event.DestinationChecked(destination.Address, false, $"it holds {held}, which is not the key to be rotated.",
                    "Rotate that key, or name another place.", held, null)
                : new Event.DestinationChecked(
                    destination.Address, check.IsReady, check.Detail, check.Todo, reading.KeyId,
                    reading.Pair is { } pair ? seal.Seal(pair, State.Id) : null);
        }
        catch (DestinationException problem)
        {
            outcome = new Event.DeliveryFailed(destination.Address, problem.Message);
        }

        await session.AppendAsync(outcome, cancellation);
    }

    private async Task MintAsync(Event.MintIntended intent, CancellationToken cancellation)
    {
        await session.AppendAsync(intent, cancellation);
        Event outcome;
        try
        {
            using var pair = await authority.MintAsync(UserName, cancellation);
            outcome = new Event.Minted(pair.Id, seal.Seal(pair, State.Id));
        }
        catch (KeyAuthorityException problem)
        {
            outcome = new Event.MintUnclear(problem.Message);
        }

        // Not to be given up half way: until this line is durable the secret is nowhere else.
        await session.AppendAsync(outcome, CancellationToken.None);
    }

    private async Task ProbeAsync(CancellationToken cancellation)
    {
        using var pair = NewPair();
        foreach (var region in State.Mint!.Regions)
        {
            var answer = await authority.ProbeAsync(pair, region, cancellation);
            if (answer.UserId != State.Request.UserId)
            {
                await session.AppendAsync(new Event.Probed(false, answer.UserId is not null, answer.Detail), cancellation);
                return;
            }
        }

        await session.AppendAsync(new Event.Probed(true, false, string.Join(", ", State.Mint.Regions)), cancellation);
    }

    private async Task DeliverAsync(IDestination destination, AccessKeyId key, CancellationToken cancellation)
    {
        using var pair = key == State.NewKey ? NewPair() : OldPair();
        await session.AppendAsync(new Event.DeliveryIntended(destination.Address, key), cancellation);
        Event outcome;
        try
        {
            await session.HoldAsync(cancellation);
            var receipt = await destination.WriteAsync(pair, TokenOf(destination.Address, key), cancellation);
            outcome = new Event.Delivered(destination.Address, key, receipt.Evidence);
        }
        catch (DestinationException problem)
        {
            outcome = new Event.DeliveryFailed(destination.Address, problem.Message);
        }

        await session.AppendAsync(outcome, cancellation);
    }

    private async Task LookAsync(IDestination destination, AccessKeyId expected, CancellationToken cancellation)
    {
        try
        {
            using var reading = await destination.ReadAsync(cancellation);
            await NoteReadingAsync(destination, expected, reading, cancellation);
        }
        catch (DestinationException problem)
        {
            await session.AppendAsync(new Event.DeliveryFailed(destination.Address, problem.Message), cancellation);
        }
    }

    private async Task NoteReadingAsync(
        IDestination destination, AccessKeyId expected, DestinationReading reading, CancellationToken cancellation)
    {
        var address = destination.Address;
        var delivery = State.Of(address);
        var isSaid = delivery.VouchedFor == expected;
        var isThere = reading.IsHidden ? isSaid || (delivery.Sent == expected && delivery.IsAnswered) : Holds(reading, expected);
        if (isThere)
        {
            if (delivery.Sent != expected)
            {
                await session.AppendAsync(new Event.DeliveryIntended(address, expected), cancellation); // Done by other hands already.
            }

            var evidence = reading.IsHidden && isSaid ? "by the word of whoever put it there; it shows no key"
                : reading.IsHidden ? $"answered the write, and shows no key ({destination.Abilities.ReadBack})"
                : reading.Pair is null ? $"read back the id {expected}"
                : CanCompare(expected) ? $"read back the pair {expected}"
                : $"read back the pair {expected}, whose secret could not be compared";
            await session.AppendAsync(
                new Event.DeliveryConfirmed(address, expected, $"{evidence} {reading.Version}".TrimEnd()), cancellation);
            return;
        }

        // While it is being written, another content is a write that is not visible yet; afterwards, somebody changed it. What cannot be
        // written again for want of its secret is waited for a few times, and then it is not there.
        var mayStillCome = !State.Unopened.Contains(expected) || delivery.Failures < LooksWithoutSecret;
        var isBeingWritten = delivery.Sent == expected && delivery.ConfirmedAt is null && mayStillCome
            && State.Phase is RotationPhase.Distributing or RotationPhase.RollingBack;
        await session.AppendAsync(
            isBeingWritten
                ? new Event.DeliveryFailed(address, $"shows {reading.KeyId?.ToString() ?? "no key"} where {expected} was written")
                : new Event.DeliveryLost(address, reading.KeyId),
            cancellation);
    }

    private bool Holds(DestinationReading reading, AccessKeyId expected)
    {
        if (reading.KeyId != expected || reading.Pair is null || !CanCompare(expected))
        {
            return reading.KeyId == expected;
        }

        using var pair = expected == State.NewKey ? NewPair() : OldPair();
        return reading.Pair.Matches(pair);
    }

    private async Task ChangeAsync(KeyChange change, AccessKeyId key, string because, CancellationToken cancellation)
    {
        await session.AppendAsync(new Event.KeyChangeIntended(change, key, because), cancellation);
        Event outcome;
        try
        {
            await authority.ChangeAsync(change, UserName, key, cancellation);
            outcome = new Event.KeyChanged(change, key, "IAM agreed");
        }
        catch (KeyAuthorityException problem) when (problem.IsGone && change == KeyChange.Delete)
        {
            outcome = new Event.KeyChanged(change, key, $"gone already: {problem.Message}");
        }
        catch (KeyAuthorityException problem)
        {
            outcome = new Event.KeyChangeFailed(change, key, problem.Message);
        }

        await session.AppendAsync(outcome, cancellation);
    }

    private async Task ShutAsync(DateTimeOffset? before, CancellationToken cancellation)
    {
        await session.AppendAsync(new Event.SessionCutIntended(before), cancellation);
        Event outcome;
        try
        {
            await (before is { } instant
                ? authority.CutSessionsAsync(UserName, instant, cancellation)
                : authority.LiftSessionCutAsync(UserName, cancellation));
            outcome = before is { } done ? new Event.SessionsCut(done, "IAM agreed") : new Event.SessionCutLifted("IAM agreed");
        }
        catch (KeyAuthorityException problem)
        {
            outcome = new Event.SessionCutFailed(problem.Message);
        }

        await session.AppendAsync(outcome, cancellation);
    }

    private KeyPair NewPair() => seal.Open(State.NewSecret!, State.Id, State.NewKey!.Value);

    private bool CanCompare(AccessKeyId key) =>
        !State.Unopened.Contains(key) && (key == State.NewKey || (key == State.Request.OldKey && OldSecrets.Any()));

    private IEnumerable<SealedSecret> OldSecrets => State.Deliveries.Select(delivery => delivery.OldPair).OfType<SealedSecret>();

    // Those that were seen again after the sealing key was lost are under the new one.
    private SealedSecret? OpenOldSecret =>
        OldSecrets.FirstOrDefault(secret => seal.Opens(secret, State.Id, State.Request.OldKey));

    private KeyPair OldPair() => seal.Open(OpenOldSecret ?? OldSecrets.First(), State.Id, State.Request.OldKey);

    /// <summary>The same for every repetition of one delivery, in the form of a UUID, as Secrets Manager asks for.</summary>
    private string TokenOf(DestinationAddress address, AccessKeyId key) => new Guid(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{State.Id}\n{address}\n{key}")).AsSpan(0, 16)).ToString();
}
