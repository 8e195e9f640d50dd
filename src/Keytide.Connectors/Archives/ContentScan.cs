using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Keytide.Connectors.Files;
using Keytide.Scanner;

namespace Keytide.Connectors.Archives;

/// <summary>
/// Scans contents, and what is packed in them: archives are told by their first bytes and opened within <see cref="ArchiveLimits"/>, in
/// memory and one inside the other. Nothing is written anywhere, so a name that points elsewhere points nowhere. What is in an archive is
/// named outer.zip!inner/path; a file that is only compressed keeps its name. For one thread.
/// </summary>
internal sealed class ContentScan
{
    private const int MostKnown = 1 << 20;

    private readonly ScannerSettings _settings;
    private readonly LeakScanner _scanner;
    private readonly FileLeakHandler _found;
    private readonly ArchiveLimits _limits;
    private readonly Action<string, string> _skip;
    private readonly CancellationToken _cancellation;
    private readonly LeakHandler _handler;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private string _path = "";

    // Without it a stream that is cut off passes for one that ends.
    static ContentScan() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public ContentScan(
        ScannerSettings settings,
        LeakScanner scanner,
        FileLeakHandler found,
        Action<string, string> skip,
        ArchiveLimits? limits = null,
        CancellationToken cancellation = default)
    {
        _settings = settings;
        _scanner = scanner;
        _found = found;
        _skip = skip;
        _limits = limits ?? ArchiveLimits.Default;
        _cancellation = cancellation;
        _handler = Report;
    }

    /// <summary>Contents scanned since the start, those in archives included.</summary>
    public long Files { get; private set; }

    /// <summary>Bytes scanned since the start, unpacked.</summary>
    public long Bytes { get; private set; }

    /// <summary>Scans a content of unknown kind and length.</summary>
    /// <param name="content">The content.</param>
    /// <param name="path">What findings are given with.</param>
    /// <param name="opens">False for an archive that could not be opened: it is read as text.</param>
    public void Scan(Stream content, string path, bool opens = true)
    {
        var budget = NewBudget(content.CanSeek ? content.Length : long.MaxValue);
        Read(new CountedStream(content, budget.TakePacked), path, 0, budget, opens);
    }

    /// <summary>Scans what is packed in an archive that can be read from its start.</summary>
    /// <returns>False when nothing of it could be read.</returns>
    public bool Open(Stream archive, ArchiveKind kind, string path)
    {
        var budget = NewBudget(archive.CanSeek ? archive.Length : long.MaxValue);
        return Open(new CountedStream(archive, budget.TakePacked), kind, path, 0, budget);
    }

    private ArchiveBudget NewBudget(long size)
    {
        _known.Clear();
        return new ArchiveBudget(_limits, TimeProvider.System, _cancellation) { KnownSize = size };
    }

    private bool Open(Stream archive, ArchiveKind kind, string path, int depth, ArchiveBudget budget)
    {
        var before = Files;
        var watched = archive;
        var isSaid = false;
        try
        {
            if (ArchiveKinds.Unopened(kind) is { } reason)
            {
                _skip(path, reason);
                return false;
            }

            watched = Watched(archive, kind, path);
            Unpack(new CountedStream(watched, _ => budget.TakeTime()), kind, path, depth, budget);
        }
        catch (Exception error) when (Damage.Is(error) && (depth == 0 || error is not ArchiveLimitException))
        {
            _skip(path, Damage.Reason(error));
            isSaid = true;
            if (Files == before)
            {
                return false;
            }
        }

        try
        {
            if (kind != ArchiveKind.Tar)
            {
                ScanBeside(watched, path);
            }
        }
        catch (Exception error) when (Damage.Is(error))
        {
            if (!isSaid)
            {
                _skip(path, Damage.Reason(error));
            }
        }

        return true;
    }

    // Every byte of it has to be seen twice.
    private Stream Watched(Stream archive, ArchiveKind kind, string path) => kind switch
    {
        _ when archive.CanSeek => archive,
        ArchiveKind.Tar => archive,
        ArchiveKind.Zip or ArchiveKind.SevenZip => HeldArchive.Of(archive, _limits.NestedArchive),
        _ => new WatchedStream(archive, new WindowedScan(
            new LeakScanner(_settings), leak => ReportBeside(leak, path), _settings.Now, path, WindowedScan.SmallestWindow)),
    };

    private void Unpack(Stream archive, ArchiveKind kind, string path, int depth, ArchiveBudget budget)
    {
        switch (kind)
        {
            case ArchiveKind.Gzip:
                ReadCompressed(new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true), path, depth, budget);
                break;
            case ArchiveKind.Bzip2:
                ReadCompressed(new Bzip2Stream(archive), path, depth, budget);
                break;
            case ArchiveKind.Xz:
                ReadCompressed(new XzStream(archive, _limits.Memory), path, depth, budget);
                break;
            case ArchiveKind.Zstandard:
                ReadCompressed(Zstandard(archive), path, depth, budget);
                break;
            case ArchiveKind.SevenZip:
                new SevenZipContents(this, budget, path, depth).Read(archive);
                break;
            case ArchiveKind.Tar:
                new TarContents(this, budget, path, depth).Read(archive);
                break;
            case ArchiveKind.Zip:
                new ZipContents(this, budget, path, depth).Read(archive);
                break;
            default:
                throw new UnreachableException($"{kind} is not opened.");
        }
    }

    // What stands in an archive beside what is packed: behind its end, between its pieces, in fields that nobody unpacks. What was only
    // stored is met once more there, and is not news.
    private void ScanBeside(Stream archive, string path)
    {
        if (archive is WatchedStream watched)
        {
            watched.ReadToEnd();
            return;
        }

        archive.Position = 0;
        using var beginning = new Beginning(archive);
        beginning.ReadWhole();
        ScanText(archive, beginning, path, isBeside: true);
        if (beginning.Damage is { } damage)
        {
            throw damage;
        }
    }

    private void ReportBeside(Leak leak, string path)
    {
        if (!_known.Contains(leak.Finding.Fingerprint) && (leak.Finding.AccessKeyId is not { } id || !_known.Contains(id)))
        {
            _found(path, leak);
        }
    }

    private void Report(Leak leak)
    {
        if (_known.Count < MostKnown)
        {
            _known.Add(leak.Finding.Fingerprint);
            if (leak.Finding.AccessKeyId is { } id)
            {
                _known.Add(id);
            }
        }

        _found(_path, leak);
    }

    // Apart, so that the library behind it is not loaded before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ZstandardStream Zstandard(Stream archive) => new(archive, _limits.Memory);

    private void ReadCompressed(Stream decompressor, string path, int depth, ArchiveBudget budget)
    {
        using (decompressor)
        {
            Read(new CountedStream(decompressor, budget.TakeUnpacked), path, depth + 1, budget);
        }
    }

    /// <summary>Scans a content at a depth below the outermost archive.</summary>
    public void Read(Stream content, string path, int depth, ArchiveBudget budget, bool opens = true)
    {
        using var beginning = new Beginning(content);
        beginning.Read(ArchiveKinds.Telling);
        var kind = opens ? ArchiveKinds.Of(beginning.Bytes.Span) : ArchiveKind.None;
        if (kind != ArchiveKind.Tar)
        {
            beginning.ReadWhole();
        }

        if (kind != ArchiveKind.None && depth >= _limits.Depth)
        {
            _skip(path, "it is an archive within too many others");
        }
        else if (kind != ArchiveKind.None)
        {
            using var archive = beginning.AsStream();
            if (Open(archive, kind, path, depth, budget) || (!archive.CanSeek && ArchiveKinds.Unopened(kind) is null))
            {
                return;
            }
        }

        if (opens && beginning.IsWhole && depth < _limits.Depth && ArchiveKinds.ZipBehind(beginning.Bytes.Span) is var start and >= 0)
        {
            using var archive = beginning.AsStream(start);
            Open(archive, ArchiveKind.Zip, path, depth, budget);
        }

        if (!beginning.Bytes.IsEmpty || beginning.Damage is null)
        {
            Files++;
            ScanText(content, beginning, path, isBeside: false);
        }

        if (beginning.Damage is { } damage)
        {
            throw damage;
        }
    }

    /// <summary>Scans a short text that belongs to an archive: the names in it.</summary>
    public void ScanNames(ReadOnlySpan<byte> names, string path)
    {
        _path = path;
        _scanner.Scan(names, _handler, path);
    }

    public void Skip(string path, string reason) => _skip(path, reason);

    // What is scanned beside the packed bytes of an archive was counted with it.
    private void ScanText(Stream content, Beginning beginning, string path, bool isBeside)
    {
        _path = path;
        var handler = isBeside ? leak => ReportBeside(leak, path) : _handler;
        var bytes = beginning.Bytes.Span;
        if (!beginning.GoesOn)
        {
            _scanner.Scan(bytes, handler, path);
            Bytes += isBeside ? 0 : bytes.Length;
            return;
        }

        var scan = new WindowedScan(_scanner, handler, _settings.Now, path);
        scan.Append(bytes);
        try
        {
            for (var read = content.Read(scan.Space); read > 0; read = content.Read(scan.Space))
            {
                scan.Advance(read);
            }
        }
        finally
        {
            scan.Complete();
            Bytes += isBeside ? 0 : scan.Length;
        }
    }
}
