namespace Keytide.Sandbox.World.Kms;

/// <summary>Whether a KMS key can be used (KMS Developer Guide, "Key states of AWS KMS keys").</summary>
public enum KeyState
{
    Enabled,
    Disabled,

    /// <summary>Scheduled for deletion: refuses all but to be looked at and to be spared.</summary>
    PendingDeletion,
}
