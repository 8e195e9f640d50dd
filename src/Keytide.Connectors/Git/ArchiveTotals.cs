using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git;

/// <summary>What the archives that are opened in one scan cost together; each of them has its limits besides. For all threads.</summary>
internal sealed class ArchiveTotals
{
    private long _packed;
    private long _unpacked;

    /// <summary>Counts an archive.</summary>
    public void Count(long packed, long unpacked)
    {
        Interlocked.Add(ref _packed, packed);
        Interlocked.Add(ref _unpacked, unpacked);
    }

    /// <summary>To be asked before one is opened.</summary>
    /// <exception cref="GitDataException">They are beyond what repositories hold.</exception>
    public void Check()
    {
        if (Volatile.Read(ref _unpacked) > GitLimits.ArchivesAlways + (Volatile.Read(ref _packed) * GitLimits.ArchivesRatio))
        {
            throw new GitDataException("the archives of this repository unpack to more than is reasonable");
        }
    }
}
