using System.Text;
using Keytide.Connectors.Files;
using Keytide.Connectors.Git;
using Keytide.Scanner;
using Keytide.Scanner.Writing;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>What the sources of a scan give: findings, and what was and was not looked at. One thread at a time.</summary>
/// <param name="keepsSecrets">True when pairs are to be tried, which takes their secrets; they are wiped with this.</param>
internal sealed class ScanHarvest(bool keepsSecrets = false) : IDisposable
{
    private readonly List<FileFinding> _findings = [];
    private readonly List<SkippedPath> _skipped = [];
    private readonly Dictionary<string, (SecretText Secret, SecretText? Token)> _secrets = new(StringComparer.Ordinal);
    private long _files;
    private long _bytes;
    private long _commits;
    private long _blobs;
    private long _objects;

    /// <summary>To be given to a source of files.</summary>
    public FileLeakHandler Handler => (path, leak) =>
    {
        _findings.Add(new FileFinding(PathText.Of(path), leak.Finding));
        Keep(leak);
    };

    /// <summary>To be given to a source that gives its findings otherwise, and secrets here.</summary>
    public LeakHandler? SecretHandler => keepsSecrets ? Keep : null;

    public bool IsWhole => _skipped.Count == 0;

    public IReadOnlyList<FileFinding> Findings => _findings;

    public ScanCoverage Coverage => new(_files, _bytes, Skipped())
    {
        Commits = _commits,
        Blobs = _blobs,
        Objects = _objects,
    };

    private IReadOnlyList<SkippedPath> Skipped() =>
        _skipped.Count == 0 ? [] : [.. _skipped.OrderBy(skipped => skipped.Path, StringComparer.Ordinal)];

    public void Add(ScanCoverage coverage)
    {
        _files += coverage.Files;
        _bytes += coverage.Bytes;
        _commits += coverage.Commits;
        _blobs += coverage.Blobs;
        _objects += coverage.Objects;
        _skipped.AddRange(coverage.Skipped.Select(Shown));
    }

    public void Add(GitScanResult result)
    {
        Add(result.Coverage);
        _findings.AddRange(result.Findings); // What they show is cut down already.
    }

    public void Skip(string path, string reason) => _skipped.Add(Shown(new SkippedPath(path, reason)));

    private static SkippedPath Shown(SkippedPath skipped) => skipped with { Path = PathText.Of(skipped.Path) };

    /// <summary>The secret of a finding and its session token; null where it was not kept.</summary>
    public (SecretText Secret, SecretText? Token)? SecretOf(Finding finding) =>
        _secrets.TryGetValue(finding.Fingerprint, out var kept) ? kept : null;

    public void Dispose()
    {
        foreach (var (secret, token) in _secrets.Values)
        {
            secret.Dispose();
            token?.Dispose();
        }
    }

    // Pairs, and secrets that may yet be joined with an id of another file. The same secret has one fingerprint, alone and paired.
    private void Keep(Leak leak)
    {
        if (keepsSecrets && leak.Finding.Rule is Rule.AccessKeyPair or Rule.SecretAccessKey
            && (!_secrets.TryGetValue(leak.Finding.Fingerprint, out var kept) || (kept.Token is null && leak.SessionToken.Length > 0)))
        {
            _secrets[leak.Finding.Fingerprint] = (Secret(leak.Secret), leak.SessionToken.Length > 0 ? Secret(leak.SessionToken) : null);
        }
    }

    private static SecretText Secret(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        Encoding.ASCII.GetChars(bytes, characters);
        var secret = new SecretText(characters);
        Array.Clear(characters);
        return secret;
    }
}
