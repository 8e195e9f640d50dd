using System.Collections.Immutable;

namespace Keytide.Rotation;

/// <summary>The same list of a user's keys, read one or more times in a row.</summary>
public sealed record KeyListing(ImmutableSortedSet<AccessKeyId> Keys, int Reads, DateTimeOffset LastAt)
{
    public KeyListing? Again(IReadOnlyList<AccessKeyId> keys, DateTimeOffset at) =>
        Keys.SetEquals(keys) ? this with { Reads = Reads + 1, LastAt = at } : new KeyListing([.. keys], 1, at);
}
