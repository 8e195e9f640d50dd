namespace Keytide.Storage.Memory;

/// <summary>The points of a durable write at which a machine can die.</summary>
public enum DiskMoment
{
    BeforeWrite,

    /// <summary>Written, not synced: after a crash all, none or a part of it may be there.</summary>
    BeforeSync,

    /// <summary>Durable, and the caller does not know it yet.</summary>
    AfterSync,
}
