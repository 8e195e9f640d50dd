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
internal sealed class FindingBook(ScannerSettings settings, ObjectReader reader, LeakHandler? found, Action<string, string> skip)
{
    private readonly LeakScanner _scanner = new(settings);
    private readonly TreeNames _names = new();
    private readonly ShownText _shown = new(settings);
    private readonly Dictionary<ObjectId, CommitReference> _commits = [];
    private readonly HashSet<(string Path, string Fingerprint)> _known = [];
    private readonly List<FileFinding> _findings = [];

    public IReadOnlyList<FileFinding> Findings =>
        _findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Finding.Line)
            .ThenBy(finding => finding.Finding.Column).ToList();

    /// <summary>Takes in a blob or the names in a tree. To be called in the order of the commits.</summary>
    /// <param name="hit">Which.</param>
    /// <param name="place">Where; null for what nothing leads to.</param>
    /// <param name="isNew">Asked for the fingerprint of each finding; those that it refuses are left out.</param>
    public void Add(Hit hit, Place? place, Func<string, bool>? isNew = null)
    {
        var hex = hit.Id.ToHex(reader.HashLength);
        var path = place?.Path ?? $"({(hit.Kind == ObjectKind.Tree ? "folder" : "blob")} {hex} that nothing leads to)";
        try
        {
            Scan(hit, place?.Path, leak => Keep(hit, place, path, leak, isNew));
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            skip($"(object {hex})", ReadFailure.Reason(error));
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
        _scanner.Scan(text, leak => KeepOnce(new FileFinding(path, leak.Finding), leak), (string?)null);

    /// <summary>The fingerprints of what is in a blob.</summary>
    /// <param name="id">Which.</param>
    /// <param name="path">Its path.</param>
    /// <param name="into">Takes them.</param>
    /// <returns>False where it cannot be read.</returns>
    public bool TryFingerprints(in ObjectId id, string path, HashSet<string> into)
    {
        try
        {
            Scan(new Hit(id, ObjectKind.Blob), path, leak => into.Add(leak.Finding.Fingerprint));
            return true;
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            return false;
        }
    }

    private void Scan(Hit hit, string? path, LeakHandler leaks)
    {
        if (hit.Kind == ObjectKind.Blob && reader.OpenLarge(hit.Id) is { } large)
        {
            using (large)
            {
                var scan = new WindowedScan(_scanner, leaks, settings.Now, path);
                for (var read = large.Read(scan.Space); read > 0; read = large.Read(scan.Space))
                {
                    scan.Advance(read);
                }

                scan.Complete();
            }

            return;
        }

        var content = reader.Read(hit.Id, hit.Kind);
        if (hit.Kind == ObjectKind.Tree)
        {
            _scanner.Scan(_names.Read(content, reader.HashLength, null), leaks, (string?)null);
        }
        else
        {
            _scanner.Scan(content, leaks, hit.Kind == ObjectKind.Blob ? path : null);
        }
    }

    private void Keep(Hit hit, Place? place, string path, Leak leak, Func<string, bool>? isNew)
    {
        if (isNew?.Invoke(leak.Finding.Fingerprint) == false)
        {
            return;
        }

        var shown = hit.Kind == ObjectKind.Tree ? $"{_shown.Of(path)}{leak.Finding.Excerpt}" : _shown.Of(path);
        var finding = new FileFinding(shown, leak.Finding, place?.Commit is { } commit ? Reference(commit) : null)
        {
            ObjectId = hit.Id.ToHex(reader.HashLength),
            IsUnreachable = place?.IsUnreachable ?? true,
        };
        KeepOnce(finding, leak);
    }

    private void KeepOnce(FileFinding finding, Leak leak)
    {
        if (_known.Add((finding.Path, leak.Finding.Fingerprint)))
        {
            _findings.Add(finding);
            found?.Invoke(leak);
        }
    }

    private CommitReference Reference(CommitNode node)
    {
        if (!_commits.TryGetValue(node.Id, out var reference))
        {
            var text = CommitText.Parse(reader.Read(node.Id, ObjectKind.Commit), reader.HashLength);
            reference = new CommitReference(node.Id.ToHex(reader.HashLength), _shown.Of(text.Author), text.Date);
            _commits[node.Id] = reference;
        }

        return reference;
    }
}
