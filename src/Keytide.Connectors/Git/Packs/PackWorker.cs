using Keytide.Connectors.Git.Compression;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>
/// One thread of a pack's scan. It goes from an object that is no delta to all that are made from it, the largest family last, so that at
/// most as many bases wait as the number of objects has binary digits, however the chains are made.
/// </summary>
internal sealed class PackWorker(PackWork work, ObjectScanner scanner, ObjectReader reader)
{
    private const int None = -1;
    private const long HighestRatio = 1_032; // No DEFLATE stream unpacks to more than that for each of its bytes.

    private const int More = 32; // What follows an object is of no use to it, but lets it be unpacked without care for its end.

    private readonly Inflater _inflater = new();
    private readonly Stack<Waiting> _waiting = new();
    private byte[] _packed = new byte[1 << 16];
    private long _waitingBytes;

    private struct Waiting
    {
        public int Node;
        public int NextChild;
        public ObjectKind Kind;
        public UnpackBuffer Content;
    }

    /// <summary>Scans the objects of a stretch that are no deltas, and everything that is made from them.</summary>
    public void ScanFrom(int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            var kind = work.Forest.Kind(node);
            if (kind == ObjectKind.None)
            {
                work.Skip(node, "the object is damaged");
            }
            else if (kind is not (ObjectKind.OffsetDelta or ObjectKind.NamedDelta))
            {
                Try(node, () => ScanRoot(node, kind));
            }
            else if (kind == ObjectKind.NamedDelta && work.Forest.IsOrphan(node))
            {
                Try(node, () => ScanOrphan(node));
            }

            while (_waiting.Count > 0)
            {
                Step();
            }
        }
    }

    private void Try(int node, Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            work.Skip(node, ReadFailure.Reason(error));
        }
    }

    private void ScanRoot(int node, ObjectKind kind)
    {
        var forest = work.Forest;
        var head = work.Bytes.Get(forest.Offset(node), PackEntry.LongestHeader, ref _packed);
        PackEntry.TryRead(head, forest.Offset(node), work.Pack.HashLength, out var entry);
        if (entry.Length > GitLimits.ObjectInMemory)
        {
            if (kind != ObjectKind.Blob)
            {
                throw new GitDataException("the object is too large");
            }

            var isHit = PackScan.ScanLarge(work.Pack, forest.Offset(node) + entry.HeaderLength, scanner);
            Finish(node, kind, isHit);
            return;
        }

        Visit(node, kind, Unpack(node));
    }

    // Its base is in no place of this pack: in another, or nowhere.
    private void ScanOrphan(int node)
    {
        var found = reader.Read(work.Id(node)) ?? throw new GitDataException("the base of its delta is missing");
        var content = new UnpackBuffer(found.Data.Length);
        found.Data.CopyTo(content.Span);
        Visit(node, found.Kind, content);
    }

    // One object that is made from the one that waits longest for it to be done.
    private void Step()
    {
        var waiting = _waiting.Pop();
        var heavy = work.Forest.HeavyChild(waiting.Node);
        var child = waiting.NextChild == heavy ? work.Forest.NextChild(waiting.NextChild) : waiting.NextChild;
        if (child != None)
        {
            waiting.NextChild = work.Forest.NextChild(child);
            _waiting.Push(waiting);
            Try(child, () => Visit(child, waiting.Kind, Apply(child, waiting.Content.Span)));
            return;
        }

        _waitingBytes -= waiting.Content.Length;
        UnpackBuffer? content = null;
        Try(heavy, () => content = Apply(heavy, waiting.Content.Span));
        waiting.Content.Dispose();
        if (content is { } made)
        {
            Try(heavy, () => Visit(heavy, waiting.Kind, made));
        }
    }

    // Takes the content over.
    private void Visit(int node, ObjectKind kind, UnpackBuffer content)
    {
        var waits = false;
        try
        {
            if (work.IsScanned(node))
            {
                work.See(node);
            }
            else
            {
                ScanContent(node, kind, content.Memory);
            }

            if (work.Forest.HasChildren(node))
            {
                waits = _waitingBytes + content.Length <= GitLimits.WaitingBases;
                if (!waits)
                {
                    throw new GitDataException("what is made from it needs too much memory");
                }

                _waitingBytes += content.Length;
                _waiting.Push(new Waiting { Node = node, Kind = kind, NextChild = work.Forest.FirstChild(node), Content = content });
            }
        }
        finally
        {
            if (!waits)
            {
                content.Dispose();
            }
        }
    }

    // What is made from a damaged tree may be whole.
    private void ScanContent(int node, ObjectKind kind, ReadOnlyMemory<byte> content)
    {
        try
        {
            Finish(node, kind, scanner.Scan(kind, content));
            if (kind == ObjectKind.Commit)
            {
                work.Tally.Note(work.Id(node), content.Span, work.Pack.HashLength);
            }
        }
        catch (GitDataException damage)
        {
            work.Skip(node, damage.Message);
        }
    }

    private void Finish(int node, ObjectKind kind, bool isHit)
    {
        work.See(node);
        if (isHit)
        {
            work.Tally.Hits.Enqueue(new Hit(work.Id(node), kind));
        }
    }

    private UnpackBuffer Apply(int node, ReadOnlySpan<byte> source)
    {
        using var delta = Unpack(node);
        var start = Delta.ReadLengths(delta.Span, out var baseLength, out var resultLength);
        if (resultLength > GitLimits.ObjectInMemory)
        {
            throw new GitDataException("the object is too large");
        }

        work.Spend(resultLength);
        var result = new UnpackBuffer((int)resultLength);
        if (baseLength == source.Length && Delta.TryApply(source, delta.Span[start..], result.Span))
        {
            return result;
        }

        result.Dispose();
        throw new GitDataException("its delta is damaged");
    }

    private UnpackBuffer Unpack(int node)
    {
        var forest = work.Forest;
        var length = forest.PackedLength(node);
        var packed = work.Bytes.Get(forest.Offset(node), length + More, ref _packed);
        if (!PackEntry.TryRead(packed, forest.Offset(node), work.Pack.HashLength, out var entry)
            || entry.Length > (length * HighestRatio) + HighestRatio)
        {
            throw new GitDataException("the object is damaged");
        }

        if (entry.Length > GitLimits.ObjectInMemory)
        {
            throw new GitDataException("the object is too large");
        }

        work.Spend(entry.Length);
        var content = new UnpackBuffer((int)entry.Length);
        if (_inflater.Inflate(packed[entry.HeaderLength..], content.Roomy, content.Length, out var consumed) == InflateEnd.Complete
            && entry.HeaderLength + consumed <= length)
        {
            return content;
        }

        content.Dispose();
        throw new GitDataException("the object is damaged");
    }
}
