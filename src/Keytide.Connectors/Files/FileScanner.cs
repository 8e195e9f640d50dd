using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Scanner;

namespace Keytide.Connectors.Files;

/// <summary>Scans files and streams with one scanner and one buffer; for one thread.</summary>
internal sealed class FileScanner
{
    // What fits is scanned as it is, which is nearly everything; what does not goes through overlapping windows.
    private const int WholeLimit = Beginning.WholeLimit;
    private const int FirstBuffer = 512 << 10;
    private const long EndlessLimit = 1L << 36;

    private readonly ScannerSettings _settings;
    private readonly LeakScanner _scanner;
    private readonly FileLeakHandler _found;
    private readonly LeakHandler _handler;
    private readonly LeakHandler _nameHandler;
    private FolderPath? _named;
    private readonly ContentScan? _contents;
    private byte[] _buffer = new byte[FirstBuffer];
    private readonly byte[] _location = new byte[4096];
    private readonly Func<string> _show;
    private FolderPath? _folder;
    private byte[] _name = new byte[256];
    private int _nameLength;
    private string? _path;

    /// <param name="settings">Of the scanner.</param>
    /// <param name="found">Called for each finding; whoever shares it among threads locks it.</param>
    /// <param name="skip">Called with the path and the reason of what in an archive could not be scanned.</param>
    /// <param name="opensArchives">False to scan archives as the bytes that they are.</param>
    /// <param name="cancellation">Ends the scan of an archive early.</param>
    public FileScanner(
        ScannerSettings settings,
        FileLeakHandler found,
        Action<string, string> skip,
        bool opensArchives = true,
        CancellationToken cancellation = default)
    {
        _settings = settings;
        _scanner = new LeakScanner(settings);
        _found = found;
        _show = Show;
        _handler = leak => _found(Show(), leak);
        _nameHandler = leak => _found(_named!.Show(Encoding.UTF8.GetBytes(leak.Finding.Excerpt)), leak);
        _contents = opensArchives ? new ContentScan(settings, _scanner, found, skip, cancellation: cancellation) : null;
    }

    /// <summary>Entries of archives that were scanned since the start.</summary>
    public long Entries => _contents?.Files ?? 0;

    /// <summary>Their bytes.</summary>
    public long EntryBytes => _contents?.Bytes ?? 0;

    /// <summary>Scans a regular file.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="name">Its name there; a zero byte stands behind it.</param>
    /// <param name="openFolder">The folder's descriptor, where it is open.</param>
    /// <param name="followsLink">True for files that a user named.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="IOException">It could not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public long ScanFile(FolderPath folder, ReadOnlySpan<byte> name, int openFolder, bool followsLink)
    {
        using var file = openFolder != FolderEntries.NotOpen
            ? RegularFile.OpenIn(openFolder, name)
            : RegularFile.Open(folder.LocationOf(name, _location), followsLink);
        _folder = folder;
        _nameLength = name.Length;
        _path = null;
        _name = _name.Length < name.Length ? new byte[name.Length] : _name;
        name.CopyTo(_name);
        var filled = 0;
        for (var read = file.Read(_buffer); read > 0; read = file.Read(_buffer.AsSpan(filled)))
        {
            filled += read;
            if (filled < _buffer.Length)
            {
                if (file.EndsAt(filled))
                {
                    break;
                }

                continue;
            }

            if (filled >= WholeLimit)
            {
                return OpensLarge(file, filled, out var size) ? size : ScanWindows(file, filled);
            }

            Grow();
        }

        if (!OpensSmall(filled))
        {
            _scanner.Scan(_buffer.AsSpan(0, filled), _handler, _show);
        }

        return filled;
    }

    // Not set to zero: what is not read is never touched.
    private void Grow()
    {
        var larger = GC.AllocateUninitializedArray<byte>(_buffer.Length * 4);
        _buffer.CopyTo(larger, 0);
        _buffer = larger;
    }

    /// <summary>Scans the names of what is in a folder, a line each; each is shown as far as it may be.</summary>
    public void ScanNames(FolderPath folder, ReadOnlySpan<byte> names)
    {
        _named = folder;
        _scanner.Scan(names, _nameHandler, (string?)null);
    }

    private bool OpensSmall(int length)
    {
        if (_contents is null)
        {
            return false;
        }

        var kind = ArchiveKinds.Of(_buffer.AsSpan(0, length));
        if (kind != ArchiveKind.None)
        {
            return _contents.Open(new MemoryStream(_buffer, 0, length, writable: false), kind, Show());
        }

        var start = ArchiveKinds.ZipBehind(_buffer.AsSpan(0, length));
        if (start >= 0)
        {
            _contents.Open(new MemoryStream(_buffer, start, length - start, writable: false), ArchiveKind.Zip, Show());
        }

        return false;
    }

    // What cannot be opened to its end is scanned as it is as well.
    private bool OpensLarge(in RegularFile file, int filled, out long size)
    {
        size = 0;
        var kind = _contents is null ? ArchiveKind.None : ArchiveKinds.Of(_buffer.AsSpan(0, filled));
        if (kind == ArchiveKind.None)
        {
            return false;
        }

        var stream = file.AsStream();
        if (!stream.CanSeek)
        {
            using var resumed = new ResumedStream(_buffer.AsMemory(0, filled), stream);
            _contents!.Open(resumed, kind, Show());
            return true;
        }

        size = stream.Length;
        stream.Position = 0;
        var isWhole = _contents!.Open(stream, kind, Show());
        stream.Position = filled;
        return isWhole;
    }

    /// <summary>Scans a stream to its end in bounded memory.</summary>
    public long ScanStream(Stream stream, string path)
    {
        if (_contents is not null)
        {
            var before = _contents.Bytes;
            _contents.Scan(stream, path);
            return _contents.Bytes - before;
        }

        _path = path;
        var scan = new WindowedScan(_scanner, _handler, _settings.Now, path);
        for (var read = stream.Read(scan.Space); read > 0; read = stream.Read(scan.Space))
        {
            scan.Advance(read);
        }

        scan.Complete();
        return scan.Length;
    }

    // A device, or a file that grows as fast as it is read, has no end.
    private long ScanWindows(in RegularFile file, int filled)
    {
        var scan = new WindowedScan(_scanner, _handler, _settings.Now, Show());
        scan.Append(_buffer.AsSpan(0, filled));
        for (var read = file.Read(scan.Space); read > 0; read = file.Read(scan.Space))
        {
            scan.Advance(read);
            if (scan.Length > EndlessLimit)
            {
                throw new IOException("It has no end.");
            }
        }

        scan.Complete();
        return scan.Length;
    }

    // Most files are never shown.
    private string Show() => _path ??= _folder!.Show(_name.AsSpan(0, _nameLength));
}
