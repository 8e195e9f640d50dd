using System.Collections.Concurrent;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>What all threads of a scan have done so far, and the objects in which they found something.</summary>
internal sealed class ScanTally
{
    private long _bytes;
    private long _objects;
    private long _blobs;
    private long _commits;
    private long _elsewhere;

    /// <summary>Ends the scan early.</summary>
    public CancellationToken Cancellation { get; init; }

    public Skips Skips { get; } = new();

    public ConcurrentQueue<Hit> Hits { get; } = new();

    /// <summary>Takes all commits that were scanned, reachable or not; null where nobody asks for them.</summary>
    public ConcurrentQueue<CommitNode>? AllCommits { get; init; }

    /// <summary>Keeps what a commit leads to, so that it need not be read again where something was found.</summary>
    /// <exception cref="GitDataException">It is damaged.</exception>
    public void Note(in ObjectId id, ReadOnlySpan<byte> commit, int hashLength)
    {
        if (AllCommits is { } commits)
        {
            var text = CommitText.Parse(commit, hashLength);
            commits.Enqueue(new CommitNode(id, text.Tree, text.Parents, text.Date.ToUnixTimeSeconds()));
        }
    }

    /// <summary>Told what trees lead to; null where nobody asks what is missing.</summary>
    public KnownObjects? Known { get; set; }

    /// <summary>Told which commits of submodules trees lead to; null where nobody asks.</summary>
    public SubmoduleLinks? Submodules { get; init; }

    /// <summary>Told what has been read; null where nobody watches.</summary>
    public ScanMeter? Meter { get; init; }

    /// <summary>Where contents are for which the objects only stand; null where nobody asks.</summary>
    public LargeFiles? LargeFiles { get; set; }

    /// <summary>Counts a content that is neither in the objects nor among the large files here.</summary>
    public void CountElsewhere() => Interlocked.Increment(ref _elsewhere);

    /// <summary>What archives cost so far.</summary>
    public ArchiveTotals Archives { get; init; } = new();

    /// <summary>Counts bytes that are in no object.</summary>
    public void AddBytes(long bytes)
    {
        Meter?.Add(0, bytes);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Add(ObjectKind kind, long bytes)
    {
        Meter?.Add(1, bytes);
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

    /// <param name="shown">Cuts down what is secret in names of what was skipped.</param>
    public ScanCoverage Coverage(ShownText shown)
    {
        if (Volatile.Read(ref _elsewhere) is var count and > 0)
        {
            Skips.Add("(contents in Git LFS)", $"{count} of them are not on this machine");
        }

        return new ScanCoverage(0, Volatile.Read(ref _bytes), Skips.All(shown))
        {
            Objects = Volatile.Read(ref _objects),
            Blobs = Volatile.Read(ref _blobs),
            Commits = Volatile.Read(ref _commits),
        };
    }
}
