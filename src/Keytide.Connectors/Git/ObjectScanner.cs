using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>
/// Says of objects whether anything is in them. What exactly, is found once more when their paths are known: that is rare, and a path can
/// name a secret. For one thread.
/// </summary>
internal sealed class ObjectScanner
{
    // A short file may hold a secret and nothing else; its name is not known yet, so it is taken for the most telling one.
    private const string TellingName = "aws_secret_access_key";

    private readonly int _hashLength;
    private readonly ScanTally _tally;
    private readonly LeakScanner _scanner;
    private readonly TreeNames _names = new();
    private readonly BlobScan _blobs;
    private readonly LeakHandler _found;
    private bool _isHit;

    /// <param name="settings">Of the scanner.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    /// <param name="tally">Takes the counts.</param>
    public ObjectScanner(ScannerSettings settings, int hashLength, ScanTally tally)
    {
        _hashLength = hashLength;
        _tally = tally;
        _scanner = new LeakScanner(settings);
        _found = _ => _isHit = true;

        // What in an archive cannot be read is said with its path, so it is looked at once more as well.
        _blobs = new BlobScan(settings, _scanner, (_, _) => _isHit = true, (_, _) => _isHit = true, tally.Archives, tally.Cancellation);
    }

    /// <summary>Scans an object: of trees, the names in it; of blobs, also what is packed in them.</summary>
    /// <returns>True where something was found, or could not be read and is to be said.</returns>
    /// <exception cref="GitDataException">It is a tree and damaged, or archives cost more than they may.</exception>
    public bool Scan(ObjectKind kind, ReadOnlyMemory<byte> content)
    {
        _isHit = false;
        if (kind == ObjectKind.Blob)
        {
            ScanBlob(content);
            return _isHit;
        }

        var text = kind == ObjectKind.Tree ? _names.Read(content.Span, _hashLength, _tally.Known, _tally.Submodules)
            : kind == ObjectKind.Commit ? BehindLinks(content.Span) : content.Span;
        _scanner.Scan(text, _found, (string?)null);
        _tally.Add(kind, content.Length);
        return _isHit;
    }

    private void ScanBlob(ReadOnlyMemory<byte> content)
    {
        _tally.Add(ObjectKind.Blob, _blobs.Scan(content, TellingName, TellingName));
        if (_tally.LargeFiles is { } files && LargeFiles.NameIn(content.Span) is { } name)
        {
            ScanLargeFile(files, name);
        }
    }

    /// <summary>Scans a blob that is too large for memory.</summary>
    /// <exception cref="GitDataException">It is an archive, and archives cost more than they may.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public bool Scan(Stream blob)
    {
        _isHit = false;
        _tally.Add(ObjectKind.Blob, _blobs.Scan(blob, TellingName));
        return _isHit;
    }

    private void ScanLargeFile(LargeFiles files, string name)
    {
        using var file = files.Open(name);
        if (file is null)
        {
            _tally.CountElsewhere();
            return;
        }

        files.CountBlob(name);
        _tally.AddBytes(_blobs.Scan(file, TellingName));
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
}
