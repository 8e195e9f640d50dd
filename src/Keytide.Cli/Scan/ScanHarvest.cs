using Keytide.Connectors.Files;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>What the sources of a scan give: findings, and what was and was not looked at. One thread at a time.</summary>
internal sealed class ScanHarvest
{
    private readonly List<FileFinding> _findings = [];
    private readonly List<SkippedPath> _skipped = [];
    private long _files;
    private long _bytes;
    private long _commits;
    private long _blobs;
    private long _objects;

    /// <summary>To be given to a source.</summary>
    public FileLeakHandler Handler => (path, leak) => _findings.Add(new FileFinding(path, leak.Finding));

    public IReadOnlyList<FileFinding> Findings => _findings;

    public ScanCoverage Coverage => new(_files, _bytes, [.. _skipped.OrderBy(skipped => skipped.Path, StringComparer.Ordinal)])
    {
        Commits = _commits,
        Blobs = _blobs,
        Objects = _objects,
    };

    public void Add(ScanCoverage coverage)
    {
        _files += coverage.Files;
        _bytes += coverage.Bytes;
        _commits += coverage.Commits;
        _blobs += coverage.Blobs;
        _objects += coverage.Objects;
        _skipped.AddRange(coverage.Skipped);
    }

    public void Skip(string path, string reason) => _skipped.Add(new SkippedPath(path, reason));
}
