using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>
/// Says of objects whether anything is in them. What exactly, is found once more when their paths are known: that is rare, and a path can
/// name
/// a secret. For one thread.
/// </summary>
internal sealed class ObjectScanner
{
    // A short file may hold a secret and nothing else; its name is not known yet, so it is taken for the most telling one.
    private const string TellingName = "aws_secret_access_key";

    private readonly ScannerSettings _settings;
    private readonly int _hashLength;
    private readonly ScanTally _tally;
    private readonly LeakScanner _scanner;
    private readonly TreeNames _names = new();
    private readonly LeakHandler _found;
    private bool _isHit;

    /// <param name="settings">Of the scanner.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    /// <param name="tally">Takes the counts.</param>
    public ObjectScanner(ScannerSettings settings, int hashLength, ScanTally tally)
    {
        _settings = settings;
        _hashLength = hashLength;
        _tally = tally;
        _scanner = new LeakScanner(settings);
        _found = _ => _isHit = true;
    }

    /// <summary>Scans an object; for trees, the names in it.</summary>
    /// <returns>True where something was found.</returns>
    /// <exception cref="GitDataException">It is a tree and damaged.</exception>
    public bool Scan(ObjectKind kind, ReadOnlySpan<byte> content)
    {
        _isHit = false;
        var text = kind == ObjectKind.Tree ? _names.Read(content, _hashLength, _tally.Known)
            : kind == ObjectKind.Commit ? BehindLinks(content) : content;
        _scanner.Scan(text, _found, kind == ObjectKind.Blob ? TellingName : null);
        _tally.Add(kind, content.Length);
        if (kind == ObjectKind.Blob && _tally.LargeFiles is { } large && large.TryOpen(content, out var file))
        {
            ScanLargeFile(file);
        }

        return _isHit;
    }

    private void ScanLargeFile(Stream? file)
    {
        if (file is null)
        {
            _tally.CountElsewhere();
            return;
        }

        using (file)
        {
            ScanWindows(file);
        }
    }

    // Names of objects look like secrets and are none.
    private ReadOnlySpan<byte> BehindLinks(ReadOnlySpan<byte> commit)
    {
        var length = CommitText.LinksLength(commit, _hashLength);
        if (_tally.Known is { } known)
        {
            Span<byte> name = stackalloc byte[ObjectId.Longest];
            for (var links = commit[..length]; links.Length > 0; links = links[(links.IndexOf((byte)'\n') + 1)..])
            {
                var start = links.IndexOf((byte)' ') + 1;
                Convert.FromHexString(links.Slice(start, _hashLength * 2), name, out _, out _);
                known.Expect(name[.._hashLength]);
            }
        }

        return commit[length..];
    }

    /// <summary>Scans a blob that is too large for memory.</summary>
    public bool Scan(Stream blob)
    {
        _isHit = false;
        _tally.Add(ObjectKind.Blob, ScanWindows(blob));
        return _isHit;
    }

    private long ScanWindows(Stream content)
    {
        var scan = new WindowedScan(_scanner, _found, _settings.Now);
        for (var read = content.Read(scan.Space); read > 0; read = content.Read(scan.Space))
        {
            scan.Advance(read);
        }

        scan.Complete();
        return scan.Length;
    }
}
