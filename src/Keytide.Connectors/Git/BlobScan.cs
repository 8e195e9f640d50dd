using System.Runtime.InteropServices;
using Keytide.Connectors.Archives;
using Keytide.Connectors.Files;
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
/// <param name="cancellation">Ends the scan of an archive early.</param>
internal sealed class BlobScan(
    ScannerSettings settings,
    LeakScanner scanner,
    FileLeakHandler found,
    Action<string, string> skip,
    CancellationToken cancellation)
{
    private ContentScan? _contents;
    private LeakHandler? _handler;
    private string _shown = "";

    private ContentScan Contents => _contents ??= new ContentScan(settings, scanner, found, skip, cancellation: cancellation);

    /// <summary>Bytes that were unpacked since the start, and those of contents that were read as streams.</summary>
    public long Bytes => _contents?.Bytes ?? 0;

    /// <summary>True for a content that is opened; found out by its first bytes and its last.</summary>
    public static bool IsPacked(ReadOnlySpan<byte> content) =>
        ArchiveKinds.Of(content) != ArchiveKind.None || ArchiveKinds.ZipBehind(content) >= 0;

    /// <summary>Scans a content that is in memory.</summary>
    /// <param name="content">The content.</param>
    /// <param name="path">By which a secret may be named; null where it has none.</param>
    /// <param name="shown">What findings and what was skipped are given with.</param>
    /// <returns>Bytes that were scanned, those that were unpacked included.</returns>
    public long Scan(ReadOnlyMemory<byte> content, string? path, string shown)
    {
        var before = _contents?.Bytes ?? 0;
        var kind = ArchiveKinds.Of(content.Span);
        if (kind != ArchiveKind.None)
        {
            if (Contents.Open(Stream(content), kind, shown))
            {
                return content.Length + Contents.Bytes - before;
            }
        }
        else if (ArchiveKinds.ZipBehind(content.Span) is var start and >= 0)
        {
            Contents.Open(Stream(content[start..]), ArchiveKind.Zip, shown);
        }

        _shown = shown;
        scanner.Scan(content.Span, _handler ??= leak => found(_shown, leak), path);
        return content.Length + (_contents?.Bytes ?? 0) - before;
    }

    /// <summary>Scans a content that is too large for memory, or is in a file.</summary>
    /// <param name="content">The content.</param>
    /// <param name="shown">As above.</param>
    /// <param name="opening">Called before it is opened as an archive; what it throws ends the scan.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public long Scan(Stream content, string shown, Action? opening = null)
    {
        // Only a short one may have an archive behind something else, which is told by its end.
        if (content.CanSeek && content.Length <= Beginning.WholeLimit)
        {
            return ScanWhole(content, shown, opening);
        }

        var before = Contents.Bytes;
        var beginning = new byte[ArchiveKinds.Telling];
        var filled = content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        var kind = ArchiveKinds.Of(beginning.AsSpan(0, filled));
        if (kind != ArchiveKind.None)
        {
            opening?.Invoke();
        }

        if (!content.CanSeek)
        {
            using var resumed = new ResumedStream(beginning.AsMemory(0, filled), content);
            Contents.Scan(resumed, shown);
            return Contents.Bytes - before;
        }

        // A zip is read from its end, and need not be held in memory for that.
        content.Position = 0;
        if (kind == ArchiveKind.None || !Contents.Open(content, kind, shown))
        {
            content.Position = 0;
            Contents.Scan(content, shown, opens: false);
        }

        return Contents.Bytes - before;
    }

    private long ScanWhole(Stream file, string shown, Action? opening)
    {
        var content = new byte[(int)file.Length];
        var filled = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (opening is not null && IsPacked(content.AsSpan(0, filled)))
        {
            opening();
        }

        return Scan(content.AsMemory(0, filled), shown, shown);
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
