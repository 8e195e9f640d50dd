namespace Keytide.Rotation;

/// <summary>Why a rotation waits for a human. The names are shown and are kept.</summary>
public enum BlockReason
{
    NothingToRotate,
    KeyNotFound,
    KeyInactive,
    TooManyKeys,
    NoRoom,
    UserGone,
    UserReplaced,
    UserExcluded,
    ApprovalExpired,
    DestinationNotReady,
    DestinationFails,
    DestinationChanged,
    KeyCannotBeMade,
    UnattributedKey,
    OrphanInUse,
    NewKeyGone,
    NewKeyInactive,
    NewKeyOfAnother,
    NewKeyUnused,
    OldKeyStillUsed,
    UseUnknown,
    CannotRestore,
    ChangeRefused,
    SecretLost,
}
