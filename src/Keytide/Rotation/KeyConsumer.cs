namespace Keytide.Rotation;

/// <summary>Somebody who uses the keys of a rotation.</summary>
/// <param name="Address">Null where only AWS's record of last use tells of it.</param>
/// <param name="UserAgent">Null likewise.</param>
/// <param name="Service">What it calls.</param>
/// <param name="OnOldKey">Its latest use of the old key; null for none.</param>
/// <param name="OnNewKey">Its latest use of the new key; null for none.</param>
public sealed record KeyConsumer(
    string? Address, string? UserAgent, string? Service, DateTimeOffset? OnOldKey, DateTimeOffset? OnNewKey)
{
    public DateTimeOffset LastSeen => OnOldKey is { } old && !(OnNewKey > old) ? old : OnNewKey!.Value;

    /// <summary>Whether it has come over: its latest use was of the new key.</summary>
    public bool HasComeOver => OnNewKey is { } at && !(OnOldKey >= at);
}
