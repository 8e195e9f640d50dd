using Keytide.Rotation;
using Keytide.Rotation.Fleet;

namespace Keytide.Tests.Rotation.Fleet;

/// <summary>Keys and rotations of a small fleet.</summary>
internal static class FleetSamples
{
    public static readonly DateTimeOffset Now = RotationSamples.Start;
    private static readonly RotationRule Everybody = new("everybody") { Users = ["*"] };

    public static AccessKeyId KeyOf(int user) => AccessKeyId.Parse($"AKIAFLEETFLEETFL{user + 2000:D4}");

    public static FleetCandidate Candidate(int user, int days, RotationRule? rule = null)
    {
        var key = new ListedKey(KeyOf(user), IsActive: true, Now.AddDays(-days));
        var due = DueKeys.Of($"u{user}", [key], rule ?? Everybody, open: null, Now)[0];
        return new FleetCandidate(due, $"U{user}", IsCaller: false, ExcludedBy: null);
    }

    public static RotationSummary Rotation(
        int user, RotationPhase phase, DateTimeOffset? at = null, string account = "123456789012") => new(
        RotationId.New(new SeededEntropy((ulong)(user + 1))), AccountId.Parse(account), $"u{user}", $"U{user}",
        AccessKeyId.Parse($"AKIAOTHEROTHEROT{user + 2000:D4}"), NewKey: null, phase, NextAt: null, "",
        phase == RotationPhase.Blocked ? new RotationEvent.BlockedFor(BlockReason.NoRoom, "full", "look") : null,
        OldInactiveSince: null, at ?? Now.AddHours(-1));
}
