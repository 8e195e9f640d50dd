using System.Buffers;
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
    // What fits is scanned as a whole; what does not goes through overlapping windows.
    public const int WholeLimit = 8 << 20;
    private const int FirstBuffer = 64 << 10;

    private readonly ScannerSettings _settings;
    private readonly LeakScanner _scanner;
    private readonly FileLeakHandler _found;
    private readonly ArchiveLimits _limits;
    private readonly Action<string, string> _skip;
    private readonly CancellationToken _cancellation;
    private readonly LeakHandler _handler;
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
        _handler = leak => _found(_path, leak);
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

    private ArchiveBudget NewBudget(long size) => new(_limits, TimeProvider.System, _cancellation) { KnownSize = size };

    private bool Open(Stream archive, ArchiveKind kind, string path, int depth, ArchiveBudget budget)
    {
        var before = Files;
        archive = new CountedStream(archive, _ => budget.TakeTime());
        try
        {
            switch (kind)
            {
                case ArchiveKind.Gzip:
                    ReadCompressed(new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true), path, depth, budget);
                    return true;
                case ArchiveKind.Bzip2:
                    ReadCompressed(new Bzip2Stream(archive), path, depth, budget);
                    return true;
                case ArchiveKind.Xz:
                    ReadCompressed(new XzStream(archive, _limits.Memory), path, depth, budget);
                    return true;
                case ArchiveKind.Zstandard:
                    ReadCompressed(Zstandard(archive), path, depth, budget);
                    return true;
                case ArchiveKind.SevenZip:
                    new SevenZipContents(this, budget, path, depth).Read(archive);
                    return true;
                case ArchiveKind.Tar:
                    new TarContents(this, budget, path, depth).Read(archive);
                    return true;
                case ArchiveKind.Zip:
                    new ZipContents(this, budget, path, depth).Read(archive);
                    return true;
                default:
                    _skip(path, ArchiveKinds.Unopened(kind) ?? "it is not opened");
                    return false;
            }
        }
        catch (Exception error) when (Damage.Is(error) && (depth == 0 || error is not ArchiveLimitException))
        {
            _skip(path, Damage.Reason(error));
            return Files > before;
        }
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
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = Fill(content, buffer, 0, ArchiveKinds.Telling, out var damage);
            var kind = opens ? ArchiveKinds.Of(buffer.AsSpan(0, filled)) : ArchiveKind.None;
            if (kind != ArchiveKind.None && depth >= _limits.Depth)
            {
                _skip(path, "it is an archive within too many others");
            }
            else if (kind != ArchiveKind.None)
            {
                using var resumed = new ResumedStream(buffer.AsMemory(0, filled), content);
                if (Open(resumed, kind, path, depth, budget) || ArchiveKinds.Unopened(kind) is null)
                {
                    return;
                }
            }

            while (damage is null && filled < WholeLimit)
            {
                if (filled == buffer.Length)
                {
                    Grow(ref buffer);
                }

                var before = filled;
                filled = Fill(content, buffer, filled, buffer.Length, out damage);
                if (filled < buffer.Length || filled == before)
                {
                    break;
                }
            }

            var goesOn = filled >= WholeLimit && damage is null;
            if (opens && !goesOn && depth < _limits.Depth && ArchiveKinds.ZipBehind(buffer.AsSpan(0, filled)) is var start and >= 0)
            {
                Open(new MemoryStream(buffer, start, filled - start, writable: false), ArchiveKind.Zip, path, depth, budget);
            }

            if (filled > 0 || damage is null)
            {
                ScanText(content, buffer.AsSpan(0, filled), goesOn, path);
            }

            if (damage is not null)
            {
                throw damage;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Scans a short text that belongs to an archive: the names in it.</summary>
    public void ScanNames(ReadOnlySpan<byte> names, string path)
    {
        _path = path;
        _scanner.Scan(names, _handler, path);
    }

    public void Skip(string path, string reason) => _skip(path, reason);

    private void ScanText(Stream content, ReadOnlySpan<byte> beginning, bool goesOn, string path)
    {
        _path = path;
        Files++;
        if (!goesOn)
        {
            _scanner.Scan(beginning, _handler, path);
            Bytes += beginning.Length;
            return;
        }

        var scan = new WindowedScan(_scanner, _handler, _settings.Now, path);
        scan.Append(beginning);
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
            Bytes += scan.Length;
        }
    }

    // Reads until there are enough bytes, or no more. What came before an error is scanned, and the error said afterwards.
    private static int Fill(Stream content, byte[] buffer, int filled, int enough, out Exception? damage)
    {
        damage = null;
        try
        {
            while (filled < enough)
            {
                var read = content.Read(buffer, filled, buffer.Length - filled);
                if (read == 0)
                {
                    break;
                }

                filled += read;
            }
        }
        catch (Exception error) when (Damage.Is(error))
        {
            damage = error;
        }

        return filled;
    }

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 4);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
