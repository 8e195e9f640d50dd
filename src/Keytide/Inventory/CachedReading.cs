namespace Keytide.Inventory;

/// <summary>A list as it was read once, all of it.</summary>
public sealed record CachedReading<T>(DateTimeOffset ReadAt, IReadOnlyList<T> Items);
