namespace Keytide.Rotation;

/// <summary>Somebody who was seen using the old key, from the account's own logs.</summary>
/// <param name="Name">Address, program and service, for people to recognise.</param>
/// <param name="LastSeenOnOldKey">The latest use of the old key.</param>
/// <param name="LastSeenOnNewKey">The latest use of the new key; null while it has not come over.</param>
/// <param name="Period">The longest pause seen between two uses; null where too few uses are known to say.</param>
public sealed record SeenConsumer(
    string Name, DateTimeOffset LastSeenOnOldKey, DateTimeOffset? LastSeenOnNewKey, TimeSpan? Period);
