namespace Keytide.Rotation;

/// <summary>
/// Whether a key can be made for a user now: IAM allows two, and counts inactive ones. Rules in order, the first that fits decides;
/// "other" is the key that is not to be rotated.
/// <code>
///  #  keys  key to rotate           other                                        move
///  1  3+    any                     any                                          ask: IAM's own limit was passed
///  2  0     none                    none                                         ask: nothing to rotate
///  3  1, 2  not among them          any                                          ask: the key is gone
///  4  1, 2  inactive, not by us     any                                          ask: a disabled key is not replaced
///  5  1, 2  last use unknown        any                                          read again (an emergency does not wait)
///  6  1     active                  none                                         mint
///  7  2     active                  last use unknown                             read again
///  8  2     active                  active, used recently                        ask: both are in use
///  9  2     active                  active, unused, custody unknown              ask: whose is it?
/// 10  2     active                  active, unused, custody known                retire the other
/// 11  2     active                  inactive, custody unknown                    ask: whose is it?
/// 12  2     active                  inactive, custody known, recent or unsoaked  wait for room
/// 13  2     active                  inactive, custody known, unused, soaked      delete the other
/// </code>
/// An active key is never deleted to make room, and an unknown use is never taken for no use.
/// </summary>
public static class SlotPlanner
{
    public const int Rules = 13;

    /// <param name="keys">Every key of the user.</param>
    /// <param name="target">The key to rotate.</param>
    /// <param name="emergency">The target is compromised, and this rotation may already have switched it off.</param>
    public static SlotDecision Plan(IReadOnlyList<SlotKey> keys, AccessKeyId target, bool emergency)
    {
        var old = keys.FirstOrDefault(key => key.Id == target);
        return keys.Count switch
        {
            > 2 => Ask(1, BlockReason.TooManyKeys,
                $"The user has {keys.Count} keys, more than IAM allows; which are needed, nobody has said.",
                "Find out whose they are (keytide keys show ID), then deactivate and delete all but one."),
            0 => Ask(2, BlockReason.NothingToRotate, "The user has no access key.", "Make one by hand if one is needed."),
            _ when old is null => Ask(3, BlockReason.KeyNotFound, $"{target} is not among the user's keys any more.",
                "Start a rotation of a key that is there."),
            _ when !old.IsActive && !emergency => Ask(4, BlockReason.KeyInactive,
                $"{target} is inactive, and replacing it would give the user an active key again.",
                $"Reactivate it if it is needed, or delete it: keytide keys delete {target}."),
            _ when old.Use == SlotUse.Unknown && !emergency => new(5, SlotMove.ReadAgain, target, null,
                $"The last use of {target} could not be read, and unknown is not unused.", null),
            1 => new(6, SlotMove.Mint, null, null, "The user has this one key and room for a second.", null),
            _ => WithOther(keys.First(key => key.Id != target)),
        };
    }

    private static SlotDecision WithOther(SlotKey other) => other switch
    {
        { Use: SlotUse.Unknown } => new(7, SlotMove.ReadAgain, other.Id, null,
            $"The last use of the other key, {other.Id}, could not be read, and unknown is not unused.", null),
        { IsActive: true, Use: SlotUse.Recent } => Ask(8, BlockReason.NoRoom,
            $"The other key, {other.Id}, is active and was made or used lately, so there is no room for a new one.",
            $"Move its consumers to {(other.IsCustodyKnown ? "one key" : "the other key")}, deactivate it, delete it, then resume."),
        { IsActive: true, IsCustodyKnown: false } => Ask(9, BlockReason.NoRoom,
            $"The other key, {other.Id}, seems unused, but Keytide does not know who holds it.",
            $"If it may go: keytide keys deactivate {other.Id}; then resume."),
        { IsActive: true } => new(10, SlotMove.RetireOther, other.Id, null,
            $"The other key, {other.Id}, is Keytide's own and unused: switching it off makes room.", null),
        { IsCustodyKnown: false } => Ask(11, BlockReason.NoRoom,
            $"The other key, {other.Id}, is inactive, counts all the same, and was not switched off by Keytide.",
            $"If it may go: keytide keys delete {other.Id}; then resume."),
        { Use: SlotUse.Recent } or { IsSoaked: false } => new(12, SlotMove.WaitForRoom, other.Id, null,
            $"The other key, {other.Id}, is inactive and has not soaked long enough to be deleted.", null),
        _ => new(13, SlotMove.DeleteOther, other.Id, null,
            $"The other key, {other.Id}, is inactive, Keytide's own, unused and soaked: deleting it makes room.", null),
    };

    private static SlotDecision Ask(int rule, BlockReason reason, string because, string todo) =>
        new(rule, SlotMove.AskHuman, null, reason, because, todo);
}
