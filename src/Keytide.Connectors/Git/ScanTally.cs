using System.Collections.Concurrent;
using Keytide.Connectors.Git.Objects;
using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>What all threads of a scan have done so far, and the objects in which they found something.</summary>
internal sealed class ScanTally
{
    private long _bytes;
    private long _objects;
    private long _blobs;
    private long _commits;

    public Skips Skips { get; } = new();

    public ConcurrentQueue<Hit> Hits { get; } = new();

    /// <summary>Takes all commits that were scanned, reachable or not; null where nobody asks for them.</summary>
    public ConcurrentQueue<ObjectId>? AllCommits { get; init; }

    /// <summary>Told what trees lead to; null where nobody asks what is missing.</summary>
    public KnownObjects? Known { get; set; }

    public void Add(ObjectKind kind, long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Increment(ref _objects);
        if (kind == ObjectKind.Blob)
        {
            Interlocked.Increment(ref _blobs);
        }
        else if (kind == ObjectKind.Commit)
        {
            Interlocked.Increment(ref _commits);
        }
    }

    public ScanCoverage Coverage() =>
        new(0, Volatile.Read(ref _bytes), Skips.All())
        {
            Objects = Volatile.Read(ref _objects), Blobs = Volatile.Read(ref _blobs), Commits = Volatile.Read(ref _commits),
        };
}
