using Keytide.Connectors.Git.Packs;

namespace Keytide.Connectors.Git.Objects;

/// <summary>
/// Objects of packs that were unpacked lately, because the next one is often made from one of them. A place for each hash, the newer one
/// stays; for one thread.
/// </summary>
internal sealed class ObjectCache
{
    private const int Places = 1 << 13;
    private const long MostBytes = 96L << 20;
    private const int LargestObject = 8 << 20;

    private readonly Entry?[] _entries = new Entry[Places];
    private long _bytes;

    private sealed record Entry(Pack Pack, long Offset, GitObject Content);

    public GitObject? Find(Pack pack, long offset) =>
        _entries[Place(pack, offset)] is { } entry && entry.Offset == offset && entry.Pack == pack ? entry.Content : null;

    /// <summary>Takes an object in, and gives it back.</summary>
    public GitObject Keep(Pack pack, long offset, GitObject content)
    {
        if (content.Data.Length > LargestObject)
        {
            return content;
        }

        if (_bytes > MostBytes)
        {
            Array.Clear(_entries);
            _bytes = 0;
        }

        ref var entry = ref _entries[Place(pack, offset)];
        _bytes += content.Data.Length - (entry?.Content.Data.Length ?? 0);
        entry = new Entry(pack, offset, content);
        return content;
    }

    private static int Place(Pack pack, long offset) =>
        unchecked((int)((((ulong)offset * 0x9E3779B97F4A7C15) ^ (ulong)pack.Length) >> 40)) & (Places - 1);
}
