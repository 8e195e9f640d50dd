namespace Keytide.Sandbox.World;

/// <summary>
/// A second factor. A virtual one exists before and after its use; a hardware token or security key exists only with its owner.
/// With no <see cref="User"/> and an <see cref="EnabledAt"/> it belongs to root.
/// </summary>
public sealed class MfaDevice(string serialNumber, bool isVirtual)
{
    /// <summary>An ARN for virtual devices and security keys, the number on the case for hardware tokens.</summary>
    public string SerialNumber { get; } = serialNumber;

    public bool IsVirtual { get; } = isVirtual;

    /// <summary>The secret of a virtual device, as base32 text.</summary>
    public string Seed { get; init; } = "";

    public User? User { get; private set; }

    /// <summary>Null while unassigned.</summary>
    public DateTimeOffset? EnabledAt { get; private set; }

    public List<Tag> Tags { get; } = [];

    internal void Enable(User? user, DateTimeOffset at)
    {
        User = user;
        EnabledAt = at;
    }

    internal void Disable()
    {
        User = null;
        EnabledAt = null;
    }
}
