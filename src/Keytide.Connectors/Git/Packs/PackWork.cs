using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>The scan of one pack, as far as its threads share it.</summary>
/// <param name="pack">Which.</param>
/// <param name="bytes">Its bytes.</param>
/// <param name="forest">Its objects.</param>
/// <param name="earlier">Packs that were scanned before; what they have is not scanned again.</param>
/// <param name="tally">Takes what comes out.</param>
internal sealed class PackWork(Pack pack, PackBytes bytes, DeltaForest forest, IReadOnlyList<Pack> earlier, ScanTally tally)
{
    private readonly bool[] _seen = new bool[forest.Count];
    private readonly long _most =
        GitLimits.UnpackedAlways + (pack.Length * Math.Min(GitLimits.UnpackedForEach, long.MaxValue / 2 / pack.Length));
    private long _unpacked;

    public Pack Pack => pack;

    public PackBytes Bytes => bytes;

    public DeltaForest Forest => forest;

    public ScanTally Tally => tally;

    public ObjectId Id(int node) => pack.Index.IdAt(forest.Place(node));

    public bool IsScanned(int node)
    {
        if (earlier.Count == 0)
        {
            return false;
        }

        var id = Id(node);
        foreach (var other in earlier)
        {
            if (other.Index.Find(id) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks an object as dealt with.</summary>
    public void See(int node) => _seen[node] = true;

    /// <summary>Marks an object as dealt with, in that it is said why it was not scanned.</summary>
    public void Skip(int node, string reason)
    {
        See(node);
        tally.Skips.Add($"(object {Id(node).ToHex(pack.HashLength)})", reason);
    }

    /// <exception cref="GitDataException">More has been unpacked than any honest pack of this size holds.</exception>
    public void Spend(long unpackedBytes)
    {
        if (Interlocked.Add(ref _unpacked, unpackedBytes) > _most)
        {
            throw new GitDataException("unpacking it costs too much");
        }
    }

    /// <summary>Says of the others that they were not scanned: they are made from what cannot be read, or from one another.</summary>
    public void SkipUnseen()
    {
        for (var node = 0; node < _seen.Length; node++)
        {
            if (!_seen[node])
            {
                Skip(node, "what it is made from cannot be read");
            }
        }
    }
}
