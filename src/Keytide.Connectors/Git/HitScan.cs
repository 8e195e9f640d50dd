using Keytide.Connectors.Files;
using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>Reads an object by its name and scans it, with its path if it has one. For one thread.</summary>
internal sealed class HitScan
{
    private readonly ObjectReader _reader;
    private readonly LeakScanner _scanner;
    private readonly BlobScan _blobs;
    private FileLeakHandler _found = (_, _) => { };

    /// <param name="settings">Of the scanner.</param>
    /// <param name="reader">Reads objects.</param>
    /// <param name="skip">Told what in an archive cannot be read, and why.</param>
    /// <param name="archives">What archives cost so far.</param>
    /// <param name="cancellation">Ends the scan of an archive early.</param>
    public HitScan(
        ScannerSettings settings,
        ObjectReader reader,
        Action<string, string> skip,
        ArchiveTotals archives,
        CancellationToken cancellation)
    {
        _reader = reader;
        _scanner = new LeakScanner(settings);
        _blobs = new BlobScan(settings, _scanner, (path, leak) => _found(path, leak), skip, archives, cancellation);
    }

    /// <summary>Where contents are for which blobs only stand; null where nobody asks.</summary>
    public LargeFiles? LargeFiles { get; init; }

    /// <summary>True where one of these was not there.</summary>
    public bool MissesLargeFiles { get; private set; }

    /// <summary>Scans an object.</summary>
    /// <param name="hit">Which.</param>
    /// <param name="path">Where it is; null for what nothing leads to.</param>
    /// <param name="shown">What it is called in findings; behind it stands where in an archive something is.</param>
    /// <param name="found">Takes the findings; it may not scan with this.</param>
    /// <returns>Bytes that were scanned, those that were unpacked included.</returns>
    /// <exception cref="GitDataException">It is missing, damaged or beyond the limits.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is large, and damaged.</exception>
    public long Scan(Hit hit, string? path, string shown, FileLeakHandler found)
    {
        _found = found;
        if (hit.Kind != ObjectKind.Blob)
        {
            return ScanText(hit, shown);
        }

        if (_reader.OpenLarge(hit.Id) is { } large)
        {
            using (large)
            {
                return _blobs.Scan(large, shown);
            }
        }

        var content = _reader.Read(hit.Id, ObjectKind.Blob);
        var length = _blobs.Scan(content, path, shown);
        if (LargeFiles is { } files && LargeFiles.NameIn(content) is { } name)
        {
            ScanLargeFile(files.Open(name), shown);
        }

        return length;
    }

    /// <summary>Scans a text that is no object.</summary>
    public void Scan(ReadOnlySpan<byte> text, LeakHandler found) => _scanner.Scan(text, found, (string?)null);

    private long ScanText(Hit hit, string shown)
    {
        var content = _reader.Read(hit.Id, hit.Kind);
        var text = hit.Kind == ObjectKind.Tree ? new TreeNames().Read(content, _reader.HashLength) : content;
        _scanner.Scan(text, leak => _found(shown, leak), (string?)null);
        return content.Length;
    }

    private void ScanLargeFile(Stream? file, string shown)
    {
        if (file is null)
        {
            MissesLargeFiles = true;
            return;
        }

        using (file)
        {
            _blobs.Scan(file, shown);
        }
    }
}
