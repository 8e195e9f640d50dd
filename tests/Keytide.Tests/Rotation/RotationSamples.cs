using Keytide.Distribution;
using Keytide.Inventory;
using Keytide.Rotation;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Rotation;

/// <summary>Small rotations to begin tests from.</summary>
internal static class RotationSamples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly AccountId Account = AccountId.Parse("123456789012");
    public static readonly AccessKeyId Old = AccessKeyId.Parse("AKIAOLDOLDOLDOLDOLDA");
    public static readonly AccessKeyId New = AccessKeyId.Parse("AKIANEWNEWNEWNEWNEWA");
    public static readonly AccessKeyId Third = AccessKeyId.Parse("AKIATHIRDTHIRDTHIRDA");
    public static readonly DestinationAddress Secret = DestinationAddress.Parse("secretsmanager:prod/db");
    public static readonly DestinationAddress Profile = DestinationAddress.Parse("credentials-file:/home/app/.aws/credentials#prod");
    public const string UserId = "AIDAQWERTYUIOPASDFGHJ";

    public static readonly Provenance Seen = new("test", Start, TimeSpan.Zero);

    public static RotationRequest Request(RotationPolicy? policy = null, bool emergency = false, string userId = UserId) => new(
        Account, "deployer", userId, Old, [Secret, Profile], policy ?? RotationPolicy.Default, emergency, "tests");

    public static RotationId Id(ulong seed = 1) => RotationId.New(new SeededEntropy(seed));

    public static RotationState Begin(RotationPolicy? policy = null, bool emergency = false, DateTimeOffset? at = null) =>
        RotationState.Begin(new JournalLine(Id(), 1, at ?? Start, 1, new Event.Requested(Request(policy, emergency))));

    public static RotationState Then(this RotationState state, Event what, DateTimeOffset? at = null) =>
        state.Apply(new JournalLine(state.Id, state.Sequence + 1, at ?? state.LastAt, 1, what));

    public static SealedSecret Sealed => new([1, 2, 3]);

    public static Event.DestinationChecked Ready(DestinationAddress destination) =>
        new(destination, true, "ready", null, Old, Sealed);

    public static Event.MintIntended Intent(params AccessKeyId[] before) => new(1, before, ["us-east-1"], null, "why");

    public static RotationState Checked(RotationPolicy? policy = null) => Begin(policy).Then(Ready(Secret)).Then(Ready(Profile));

    public static RotationState Minted(RotationPolicy? policy = null) =>
        Checked(policy).Then(Intent(Old)).Then(new Event.Minted(New, Sealed));

    public static RotationState Proven(RotationPolicy? policy = null) => Minted(policy).Then(new Event.Proven("5 times"));

    public static RotationState Delivered(this RotationState state, DestinationAddress destination, AccessKeyId key) => state
        .Then(new Event.DeliveryIntended(destination, key))
        .Then(new Event.Delivered(destination, key, "version 2"))
        .Then(new Event.DeliveryConfirmed(destination, key, "read back"));

    public static RotationState Observing(RotationPolicy? policy = null) => Proven(policy)
        .Delivered(Secret, New).Delivered(Profile, New).Then(new Event.Distributed()).Then(new Event.ObservationBegan());

    public static RotationState Deactivated(RotationPolicy? policy = null) => Observing(policy)
        .Then(new Event.KeyChangeIntended(KeyChange.Deactivate, Old, "quiet"), Start.AddDays(2))
        .Then(new Event.KeyChanged(KeyChange.Deactivate, Old, "IAM agreed"), Start.AddDays(2));

    public static RotationState SeenDaily(this RotationState state, DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from.AddHours(18); at < to; at += TimeSpan.FromHours(18))
        {
            state = state.Then(new Event.KeySeenInactive(Old), at);
        }

        return state.Then(new Event.KeySeenInactive(Old), to);
    }

    public static SeenKey Key(AccessKeyId id, bool active = true, DateTimeOffset? used = null, DateTimeOffset? created = null) => new(
        id, active, created ?? Start.AddDays(-200), Fact.Known(new LastUse(used, used is null ? null : "s3"), Seen));

    public static SeenKey Unread(AccessKeyId id, bool active = true) =>
        new(id, active, Start.AddDays(-200), Fact.Unknown<LastUse>("AccessDenied"));

    public static Sighting Sight(params SeenKey[] keys) => new()
    {
        User = Fact.Known(new SeenUser(UserId, null), Seen),
        Keys = Fact.Known<IReadOnlyList<SeenKey>>(keys, Seen),
        Regions = ["us-east-1"],
    };
}
