using System.Collections.Immutable;
using Keytide.Inventory;
using Keytide.Rotation;
using static Keytide.Tests.Rotation.RotationSamples;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Rotation;

/// <summary>Situations that a rotation can be found in, phase by phase: the rows of docs/rotation.md.</summary>
internal static class RotationScenarios
{
    internal sealed record Scenario(
        string Situation, RotationState State, Sighting Seen, DateTimeOffset Now, RotationPolicy? Policy = null);

    private static readonly DateTimeOffset Later = Start.AddDays(3);
    private static readonly SeenKey[] Both = [Key(Old), Key(New, created: Start)];

    public static IEnumerable<Scenario> All() =>
        Planned().Concat(Intended()).Concat(Minted()).Concat(Delivering()).Concat(Retiring()).Concat(GoingBack()).Concat(Resting());

    private static IEnumerable<Scenario> Planned()
    {
        var approval = RotationPolicy.Default with { ApprovalRequired = true };
        var frozen = RotationPolicy.Default with { FreezeWindows = [new FreezeWindow(Start, Start.AddDays(1))] };
        yield return new("the keys could not be listed", Begin(), Sight() with { Keys = default }, Start);
        yield return new("the user could not be read", Begin(), Sight(Key(Old)) with { User = default }, Start);
        yield return new("the user is gone", Begin(), Sight(Key(Old)) with { User = Fact.Known(new SeenUser(null, null), Seen) }, Start);
        yield return new("the user was deleted and made anew", Begin(),
            Sight(Key(Old)) with { User = Fact.Known(new SeenUser("AIDAANOTHER", null), Seen) }, Start);
        yield return new("the user is tagged to be left alone", Begin(),
            Sight(Key(Old)) with { User = Fact.Known(new SeenUser(UserId, "keytide:exclude"), Seen) }, Start);
        yield return new("two keys, the other one in use", Begin(), Sight(Key(Old), Key(Third, used: Start.AddHours(-1))), Start);
        yield return new("the destinations were not looked at", Begin(), Sight(Key(Old)), Start);
        yield return new("a destination is not ready",
            Begin().Then(new Event.DestinationChecked(Secret, false, "AccessDenied", "Allow it", null, null)), Sight(Key(Old)), Start);
        yield return new("the policy asks for approval", Begin(approval), Sight(Key(Old)), Start, approval);
        yield return new("changes are frozen", Begin(frozen), Sight(Key(Old)), Start, frozen);
        yield return new("all is ready", Checked(), Sight(Key(Old)), Start);
        var given = RotationSamples.Minted().Then(new Event.NewKeyAbandoned(New, "why"), Start.AddMinutes(12))
            .Then(Ready(Secret)).Then(Ready(Profile));
        var tried = Key(New) with { LastUse = Fact.Known(new LastUse(Start.AddMinutes(1), "sts"), Seen) };
        yield return new("a key was given up", given, Sight(Key(Old), tried), Start.AddMinutes(13));
        yield return new("a key that was given up is in use", given,
            Sight(Key(Old), Key(New, used: Start.AddMinutes(1))), Start.AddMinutes(13));
        yield return new("the sealing key was lost, the old pair can be seen again",
            Checked().Then(new Event.SealsTried([Old])), Sight(Key(Old)), Start);
        yield return new("emergency: the key is active", Begin(emergency: true), Sight(Unread(Old)), Start);
        var off = Begin(emergency: true).Then(new Event.KeyChanged(KeyChange.Deactivate, Old, "IAM agreed"));
        var refused = off.Then(new Event.SessionCutIntended(Start.AddMinutes(2))).Then(new Event.SessionCutFailed("AccessDenied"));
        yield return new("emergency: the key is off, its sessions are not", off, Sight(Key(Old, active: false)), Start);
        yield return new("emergency: its sessions could not be refused", refused, Sight(Key(Old, active: false)), Start);
    }

    private static IEnumerable<Scenario> Intended()
    {
        var intended = Checked().Then(Intent(Old));
        var settled = intended;
        foreach (var minutes in new[] { 1, 6, 13 })
        {
            settled = settled.Then(new Event.KeysListed([Old, Third]), Start.AddMinutes(minutes));
        }

        var none = intended;
        foreach (var minutes in new[] { 1, 6, 13 })
        {
            none = none.Then(new Event.KeysListed([Old]), Start.AddMinutes(minutes));
        }

        var ours = Fact.Known(ImmutableSortedSet.Create(Third), Seen);
        yield return new("the answer was lost", intended, Sight(Key(Old)), Start.AddMinutes(1));
        yield return new("the list was read once", intended.Then(new Event.KeysListed([Old])), Sight(Key(Old)), Start.AddMinutes(1));
        yield return new("the list has settled, no key appeared", none, Sight(Key(Old)), Start.AddMinutes(14));
        yield return new("a key appeared, CloudTrail has not said whose", settled, Sight(Key(Old), Key(Third)), Start.AddMinutes(14));
        yield return new("a key appeared, CloudTrail names our session", settled,
            Sight(Key(Old), Key(Third)) with { MadeByUs = ours }, Start.AddMinutes(14));
        yield return new("a key appeared, CloudTrail never said whose", settled, Sight(Key(Old), Key(Third)), Start.AddHours(2));
        var orphan = settled.Then(new Event.OrphanFound(Third, "CloudTrail"));
        var looked = orphan.Then(Ready(Secret)).Then(Ready(Profile));
        yield return new("the orphan is active", orphan, Sight(Key(Old), Key(Third)), Start.AddMinutes(14));
        yield return new("the orphan is active, and no destination holds it", looked, Sight(Key(Old), Key(Third)), Start.AddMinutes(14));
        yield return new("a destination holds what was thought lost",
            orphan.Then(new Event.DestinationChecked(Secret, false, "it holds another", null, Third, null)),
            Sight(Key(Old), Key(Third)), Start.AddMinutes(14));
        yield return new("the orphan was used", orphan, Sight(Key(Old), Key(Third, used: Start)), Start.AddMinutes(14));
        var off = orphan.Then(new Event.KeyChanged(KeyChange.Deactivate, Third, "IAM agreed"), Start.AddMinutes(15));
        yield return new("the orphan is held inactive", off, Sight(Key(Old), Key(Third, active: false)), Start.AddMinutes(16));
        yield return new("the orphan was held long enough", off, Sight(Key(Old), Key(Third, active: false)), Start.AddHours(3));
    }

    private static IEnumerable<Scenario> Minted()
    {
        var minted = RotationSamples.Minted();
        var once = minted.Then(new Event.Probed(true, false, "us-east-1"));
        var failing = minted;
        for (var i = 0; i < 8; i++)
        {
            failing = failing.Then(new Event.Probed(false, false, "InvalidClientTokenId"), Start.AddMinutes(i * 2));
        }

        var proven = minted;
        for (var i = 0; i < 5; i++)
        {
            proven = proven.Then(new Event.Probed(true, false, "us-east-1"), Start.AddSeconds(8 * i));
        }

        yield return new("nobody has tried the new key", minted, Sight(Both), Start);
        yield return new("accepted once", once, Sight(Both), Start.AddSeconds(1));
        yield return new("accepted often enough, long enough", proven, Sight(Both), Start.AddSeconds(40));
        yield return new("not accepted for ten minutes", failing, Sight(Both), Start.AddMinutes(20));
        yield return new("accepted now and then for an hour", failing
            .Then(new Event.Probed(true, false, "us-east-1"), Start.AddMinutes(59))
            .Then(new Event.Probed(false, false, "ServiceUnavailable"), Start.AddMinutes(60)), Sight(Both), Start.AddMinutes(60));
        yield return new("accepted as another user's", minted.Then(new Event.Probed(false, true, "AIDAANOTHER")), Sight(Both), Start);
        yield return new("a third key appeared", minted, Sight(Key(Old), Key(New), Key(Third)), Start);
        var lost = minted.Then(new Event.SealsTried([Old, New]), Start.AddMinutes(1));
        yield return new("the sealing key was lost, a list may not know the key yet", lost, Sight(Key(Old)), Start.AddMinutes(1));
        yield return new("the sealing key was lost", lost, Sight(Both), Start.AddMinutes(11));
        yield return new("somebody switched the new key off", minted, Sight(Key(Old), Key(New, active: false)), Start);
    }

    private static IEnumerable<Scenario> Delivering()
    {
        var sent = Proven().Then(new Event.DeliveryIntended(Secret, New));
        var failed = sent.Then(new Event.DeliveryFailed(Secret, "throttled"));
        yield return new("the new key is proven", Proven(), Sight(Both), Start);
        yield return new("a write has no answer", sent, Sight(Both), Start);
        yield return new("a write was answered", sent.Then(new Event.Delivered(Secret, New, "v2")), Sight(Both), Start);
        yield return new("a write failed just now", failed, Sight(Both), Start);
        yield return new("a write failed a while ago", failed, Sight(Both), Start.AddMinutes(5));
        yield return new("writes have failed for a day", failed, Sight(Both), Start.AddHours(25));
        yield return new("the first destination has it", Proven().Delivered(Secret, New), Sight(Both), Start);
        yield return new("every destination has it", Proven().Delivered(Secret, New).Delivered(Profile, New), Sight(Both), Start);
        var half = Proven().Delivered(Secret, New).Then(new Event.SealsTried([Old, New]));
        yield return new("the sealing key was lost half way", half, Sight(Both), Start);
        yield return new("the sealing key was lost half way, and the other destination does not hold the key",
            half.Then(new Event.DeliveryLost(Profile, Old)), Sight(Both), Start);
        yield return new("distributed",
            Proven().Delivered(Secret, New).Delivered(Profile, New).Then(new Event.Distributed()), Sight(Both), Start);
    }

    private static IEnumerable<Scenario> Retiring()
    {
        var observing = Observing();
        var seenAgain = observing
            .Then(new Event.DeliveryConfirmed(Secret, New, "read back"), Later)
            .Then(new Event.DeliveryConfirmed(Profile, New, "read back"), Later);
        var usedOld = Key(Old, used: Later.AddHours(-1));
        var pending = seenAgain.Then(new Event.KeyChangeIntended(KeyChange.Deactivate, Old, "quiet"));
        var off = Deactivated();
        var offAt = Start.AddDays(2);
        var offOld = Key(Old, active: false);
        var end = offAt.AddDays(7);
        var offSeen = off.SeenDaily(offAt, end)
            .Then(new Event.DeliveryConfirmed(Secret, New, "read back"), end)
            .Then(new Event.DeliveryConfirmed(Profile, New, "x"), end);
        yield return new("the old key was used since the destinations were seen", observing, Sight(usedOld, Key(New)), Later);
        yield return new("the old key was used lately", seenAgain, Sight(usedOld, Key(New)), Later.AddHours(1));
        yield return new("the old key's last use is unknown", observing, Sight(Unread(Old), Key(New)), Later);
        yield return new("quiet long enough, destinations seen long ago", observing, Sight(Both), Later);
        yield return new("quiet long enough, destinations just seen", seenAgain, Sight(Both), Later);
        yield return new("the sealing key was lost, destinations just seen",
            seenAgain.Then(new Event.SealsTried([Old, New])), Sight(Both), Later);
        yield return new("a consumer has not come over", seenAgain, Sight(Both) with
        {
            Consumers = Fact.Known<IReadOnlyList<SeenConsumer>>(
                [new SeenConsumer("10.0.0.7 aws-cli", Start.AddDays(-20), null, TimeSpan.FromDays(30))], Seen),
        }, Later);
        yield return new("the old key was in use before, and nobody has come over", InUseBefore(), Sight(Both), Later);
        yield return new("a destination was changed by somebody", seenAgain.Then(new Event.DeliveryLost(Secret, Old)), Sight(Both), Later);
        yield return new("switching off has no answer, and the key is in use", pending, Sight(usedOld, Key(New)), Later);
        yield return new("still in use after ninety days", observing,
            Sight(Key(Old, used: Start.AddDays(91.5)), Key(New)), Start.AddDays(92));
        var looked = off.Then(new Event.KeySeenInactive(Old), offAt.AddHours(2));
        yield return new("soaking, not looked at for a while", off, Sight(offOld, Key(New)), offAt.AddHours(2));
        yield return new("soaking", looked, Sight(offOld, Key(New)), offAt.AddHours(2));
        yield return new("soaking, the journal has a gap in which it may have been on",
            looked.Then(new Event.KeySeenInactive(Old), offAt.AddHours(48)), Sight(offOld, Key(New)), offAt.AddHours(48));
        yield return new("the record caught up: it was used", off,
            Sight(offOld with { LastUse = usedOld.LastUse }, Key(New)), offAt.AddHours(20));
        yield return new("somebody switched the old key on", off, Sight(Both), offAt.AddHours(2));
        yield return new("somebody deleted the new key", off, Sight(offOld), offAt.AddHours(2));
        yield return new("soaked, last use unknown", offSeen, Sight(Unread(Old, active: false), Key(New)), end);
        yield return new("soaked, destinations seen long ago", off.SeenDaily(offAt, end), Sight(offOld, Key(New)), end);
        yield return new("soaked, destinations just seen", offSeen, Sight(offOld, Key(New)), end);
        var cut = offSeen.Then(new Event.SessionsCut(end.AddHours(-30), "IAM agreed"), end)
            .Then(new Event.KeyChanged(KeyChange.Delete, Old, "IAM agreed"), end);
        yield return new("emergency: refused sessions may be alive", cut, Sight(Key(New)), end);
        yield return new("emergency: every refused session has ended", cut, Sight(Key(New)), end.AddHours(6));
        yield return new("deleted", offSeen.Then(new Event.KeyChanged(KeyChange.Delete, Old, "IAM agreed"), end), Sight(Key(New)), end);
    }

    private static RotationState InUseBefore() => Checked()
        .Then(new Event.MintIntended(1, [Old], ["us-east-1"], Start.AddHours(-1), "why"))
        .Then(new Event.Minted(New, Sealed)).Then(new Event.Proven("5 times"))
        .Delivered(Secret, New).Delivered(Profile, New).Then(new Event.Distributed()).Then(new Event.ObservationBegan())
        .Then(new Event.DeliveryConfirmed(Secret, New, "read back"), Later)
        .Then(new Event.DeliveryConfirmed(Profile, New, "read back"), Later);

    private static IEnumerable<Scenario> GoingBack()
    {
        var untouched = RotationSamples.Minted().Then(new Event.RollbackBegan("asked"));
        var touched = Observing().Then(new Event.RollbackBegan("asked"));
        var restored = touched.Delivered(Profile, Old).Delivered(Secret, Old);
        yield return new("no destination was touched", untouched, Sight(Both), Start.AddSeconds(1));
        var switchedOn = Deactivated().Then(new Event.RollbackBegan("asked"))
            .Then(new Event.KeyChangeIntended(KeyChange.Reactivate, Old, "back"), Later)
            .Then(new Event.KeyChangeFailed(KeyChange.Reactivate, Old, "no answer"), Later);
        yield return new("the old key is active by a call without an answer", switchedOn, Sight(Both), Later.AddMinutes(1));
        yield return new("the old key is inactive", Deactivated().Then(new Event.RollbackBegan("asked")),
            Sight(Key(Old, active: false), Key(New)), Start.AddDays(3));
        yield return new("the destinations hold the new key", touched, Sight(Both), Start);
        yield return new("the destinations hold the old key again", restored, Sight(Both), Start);
        var restoredSeen = restored
            .Then(new Event.DeliveryConfirmed(Secret, Old, "read back"), Start.AddDays(2))
            .Then(new Event.DeliveryConfirmed(Profile, Old, "read back"), Start.AddDays(2));
        var shut = touched.Then(new Event.SealsTried([Old, New]));
        yield return new("the sealing key was lost", shut, Sight(Both), Start);
        yield return new("the sealing key was lost, and a destination holds the new key",
            shut.Then(new Event.DeliveryLost(Profile, New)), Sight(Both), Start);
        yield return new("the new key is quiet", restored, Sight(Both), Start.AddDays(2));
        yield return new("the new key is quiet, destinations just seen", restoredSeen, Sight(Both), Start.AddDays(2));
        yield return new("the new key is gone", restored, Sight(Key(Old)), Start.AddDays(20));
        yield return new("the old key is gone", touched, Sight(Key(New)), Start);
    }

    private static IEnumerable<Scenario> Resting()
    {
        var asked = Begin().Then(new Event.ApprovalAsked("hash"));
        yield return new("nobody has answered", asked, Sighting.Nothing, Start.AddDays(1));
        yield return new("nobody has answered for a week", asked, Sighting.Nothing, Start.AddDays(8));
        yield return new("waits for a human", Begin().Then(new Event.BlockedFor(BlockReason.NoRoom, "There is no room.", "x")),
            Sighting.Nothing, Start.AddDays(1));
        yield return new("over", Begin().Then(new Event.Closed("rotated")), Sighting.Nothing, Start.AddDays(1));
    }
}
