using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>
/// Finds in objects, now that their places are known, and keeps each credential once for each path: the first one. For one thread.
/// </summary>
/// <param name="settings">Of the scanner.</param>
/// <param name="reader">Reads objects.</param>
/// <param name="found">Called for what is kept, with its secret.</param>
/// <param name="skip">Told what cannot be read, and why.</param>
/// <param name="cancellation">Ends the scan of an archive early.</param>
internal sealed class FindingBook(
    ScannerSettings settings,
    ObjectReader reader,
    LeakHandler? found,
    Action<string, string> skip,
    CancellationToken cancellation = default)
{
    private HitScan? _first;

    // For what is scanned in the middle of a scan, to compare with.
    private HitScan? _second;
    private ShownText? _shown;
    private Dictionary<ObjectId, CommitReference>? _commits;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<FileFinding> _findings = [];

    /// <summary>Where contents are for which blobs only stand; null where nobody asks.</summary>
    public LargeFiles? LargeFiles { get; init; }

    /// <summary>What archives cost so far, apart from those that were opened to look for a hit.</summary>
    public ArchiveTotals Archives { get; init; } = new();

    /// <summary>True where one of these was not there.</summary>
    public bool MissesLargeFiles => _first is { MissesLargeFiles: true } || _second is { MissesLargeFiles: true };

    public IReadOnlyList<FileFinding> Findings =>
        _findings.Count == 0 ? [] : _findings.OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Finding.Line)
            .ThenBy(finding => finding.Finding.Column).ToList();

    /// <summary>Takes in a blob or the names in a tree. To be called in the order of the commits.</summary>
    /// <param name="hit">Which.</param>
    /// <param name="place">Where; null for what nothing leads to.</param>
    /// <param name="isNew">Asked for the fingerprint of each finding; those that it refuses are left out.</param>
    /// <returns>Bytes of the object; -1 where it could not be read, which is said.</returns>
    public long Add(Hit hit, Place? place, Func<string, bool>? isNew = null)
    {
        var hex = hit.Id.ToHex(reader.HashLength);
        var path = place?.Path ?? $"({(hit.Kind == ObjectKind.Tree ? "folder" : "blob")} {hex} that nothing leads to)";
        try
        {
            return First().Scan(hit, place?.Path, path, (where, leak) => Keep(hit, place, where, leak, isNew));
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            skip(place is null ? $"(object {hex})" : Shown(path), ReadFailure.Reason(error));
            return -1;
        }
    }

    /// <summary>Takes in the message of a commit or tag, with what stands above it.</summary>
    public void AddMessage(Hit hit, CommitNode? commit, bool isUnreachable)
    {
        var kind = hit.Kind == ObjectKind.Commit ? "commit" : "tag";
        var path = $"(message of {kind} {hit.Id.ToHex(reader.HashLength)})";
        Add(hit, new Place(path, commit, 0, isUnreachable));
    }

    /// <summary>Takes in a text that is no object.</summary>
    public void AddText(string path, ReadOnlySpan<byte> text) =>
        First().Scan(text, leak => KeepOnce(new FileFinding(Shown(path), leak.Finding), leak));

    /// <summary>The fingerprints of what is in an object.</summary>
    /// <param name="hit">A blob, or a tree for its names.</param>
    /// <param name="path">Its path.</param>
    /// <param name="into">Takes them.</param>
    /// <returns>False where it cannot be read; then nothing in it is known.</returns>
    public bool TryFingerprints(Hit hit, string path, HashSet<string> into)
    {
        try
        {
            Second().Scan(hit, path, path, (_, leak) => into.Add(leak.Finding.Fingerprint));
            return true;
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The fingerprints of what is in a blob or in all blobs of a tree, up to a number of these.</summary>
    public void FingerprintsBelow(ObjectId id, string path, HashSet<string> into, int most)
    {
        var open = new Queue<(ObjectId Id, bool IsFolder)>([(id, false), (id, true)]);
        for (var count = 0; count < most && open.TryDequeue(out var item); count++)
        {
            if (!item.IsFolder)
            {
                TryFingerprints(new Hit(item.Id, ObjectKind.Blob), path, into);
                continue;
            }

            foreach (var below in Entries(item.Id))
            {
                open.Enqueue(below);
            }
        }
    }

    private List<(ObjectId Id, bool IsFolder)> Entries(ObjectId tree)
    {
        var all = new List<(ObjectId Id, bool IsFolder)>();
        try
        {
            var entries = new TreeEntries(reader.Read(tree, ObjectKind.Tree), reader.HashLength);
            while (entries.MoveNext())
            {
                if (!entries.IsCommit)
                {
                    all.Add((entries.Id, entries.IsFolder));
                }
            }

            return all;
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            return all;
        }
    }

    private HitScan First() => _first ??= NewScan((path, reason) => skip(Shown(path), reason));

    // What of an archive cannot be read is known to nobody, so it is said where it is new.
    private HitScan Second() => _second ??= NewScan((_, _) => { });

    private HitScan NewScan(Action<string, string> skipInArchive) =>
        new(settings, reader, skipInArchive, Archives, cancellation) { LargeFiles = LargeFiles };

    private void Keep(Hit hit, Place? place, string path, Leak leak, Func<string, bool>? isNew)
    {
        if (isNew?.Invoke(leak.Finding.Fingerprint) == false)
        {
            return;
        }

        var shown = hit.Kind == ObjectKind.Tree ? $"{Shown(path)}{leak.Finding.Excerpt}" : Shown(path);
        var finding = new FileFinding(shown, leak.Finding, place?.Commit is { } commit ? Reference(commit) : null)
        {
            ObjectId = hit.Id.ToHex(reader.HashLength),
            IsUnreachable = place?.IsUnreachable ?? true,
        };
        KeepOnce(finding, leak);
    }

    private void KeepOnce(FileFinding finding, Leak leak)
    {
        if (_known.Add($"{leak.Finding.Fingerprint} {finding.Path}"))
        {
            _findings.Add(finding);
            found?.Invoke(leak);
        }
    }

    private string Shown(string text) => (_shown ??= new ShownText(settings)).Of(text);

    private CommitReference Reference(CommitNode node)
    {
        _commits ??= [];
        if (!_commits.TryGetValue(node.Id, out var reference))
        {
            var text = CommitText.Parse(reader.Read(node.Id, ObjectKind.Commit), reader.HashLength);
            reference = new CommitReference(node.Id.ToHex(reader.HashLength), Shown(text.Author), text.Date);
            _commits[node.Id] = reference;
        }

        return reference;
    }
}
