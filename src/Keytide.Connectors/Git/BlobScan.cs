using System.Runtime.InteropServices;
using Keytide.Connectors.Archives;
using Keytide.Connectors.Files;
using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>
/// Scans contents of files as git has them, and what is packed in them, as a scan of files does. What opens archives is made when the
/// first one is met, because most commits have none. For one thread.
/// </summary>
/// <param name="settings">Of the scanner.</param>
/// <param name="scanner">Scans.</param>
/// <param name="found">Called with the shown path of the content, or of what is packed in it.</param>
/// <param name="skip">Told the path and the reason of what in an archive could not be scanned.</param>
/// <param name="totals">What archives cost so far, in this scan and in those beside it.</param>
/// <param name="cancellation">Ends the scan of an archive early.</param>
internal sealed class BlobScan(
    ScannerSettings settings,
    LeakScanner scanner,
    FileLeakHandler found,
    Action<string, string> skip,
    ArchiveTotals totals,
    CancellationToken cancellation)
{
    private ContentScan? _contents;
    private LeakHandler? _handler;
    private string _shown = "";

    private ContentScan Contents => _contents ??= new ContentScan(settings, scanner, found, skip, cancellation: cancellation);

    private long Unpacked => _contents?.Bytes ?? 0;

    /// <summary>Scans a content that is in memory.</summary>
    /// <param name="content">The content.</param>
    /// <param name="path">By which a secret may be named; null where it has none.</param>
    /// <param name="shown">What findings and what was skipped are given with.</param>
    /// <returns>Bytes that were scanned, those that were unpacked included.</returns>
    /// <exception cref="GitDataException">It is an archive, and archives cost more than they may.</exception>
    public long Scan(ReadOnlyMemory<byte> content, string? path, string shown)
    {
        var unpacked = 0L;
        var kind = ArchiveKinds.Of(content.Span);
        if (kind != ArchiveKind.None)
        {
            if (Open(Stream(content), kind, shown, ref unpacked))
            {
                return content.Length + unpacked;
            }
        }
        else if (ArchiveKinds.ZipBehind(content.Span) is var start and >= 0)
        {
            Open(Stream(content[start..]), ArchiveKind.Zip, shown, ref unpacked);
        }

        _shown = shown;
        scanner.Scan(content.Span, _handler ??= leak => found(_shown, leak), path);
        return content.Length + unpacked;
    }

    /// <summary>Scans a content that is too large for memory, or is in a file.</summary>
    /// <param name="content">The content.</param>
    /// <param name="shown">As above.</param>
    /// <returns>Bytes that were scanned, those that were unpacked included.</returns>
    /// <exception cref="GitDataException">It is an archive, and archives cost more than they may.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public long Scan(Stream content, string shown)
    {
        // Only a short one may have an archive behind something else, which is told by its end.
        if (content.CanSeek && content.Length <= Beginning.WholeLimit)
        {
            var whole = new byte[(int)content.Length];
            var length = content.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false);
            return Scan(whole.AsMemory(0, length), shown, shown);
        }

        var beginning = new byte[ArchiveKinds.Telling];
        var filled = content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        var kind = ArchiveKinds.Of(beginning.AsSpan(0, filled));
        return content.CanSeek
            ? ScanAgain(content, kind, shown)
            : ScanForwards(content, beginning.AsMemory(0, filled), isPacked: kind != ArchiveKind.None, shown);
    }

    // A zip is read from its end, and need not be held in memory for that.
    private long ScanAgain(Stream content, ArchiveKind kind, string shown)
    {
        var unpacked = 0L;
        content.Position = 0;
        if (kind != ArchiveKind.None && Open(content, kind, shown, ref unpacked))
        {
            return content.Length + unpacked;
        }

        content.Position = 0;
        Contents.Scan(content, shown, opens: false);
        return content.Length + unpacked;
    }

    private long ScanForwards(Stream content, ReadOnlyMemory<byte> beginning, bool isPacked, string shown)
    {
        if (isPacked)
        {
            totals.Check();
        }

        // How long an object is that unpacks while it is read, is known when it has been.
        var (packed, before) = (0L, Unpacked);
        using var counted = new ResumedStream(beginning, new CountedStream(content, read => packed += read));
        try
        {
            Contents.Scan(counted, shown);
            return Unpacked - before;
        }
        finally
        {
            if (isPacked)
            {
                totals.Count(packed, Unpacked - before);
            }
        }
    }

    private bool Open(Stream archive, ArchiveKind kind, string shown, ref long unpacked)
    {
        totals.Check();
        var before = Contents.Bytes;
        try
        {
            return Contents.Open(archive, kind, shown);
        }
        finally
        {
            unpacked = Contents.Bytes - before;
            totals.Count(archive.Length, unpacked);
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
