using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

/// <summary>What was found in an archive.</summary>
public sealed record Opened(string Path, Finding Finding, string Secret)
{
    internal static (List<Opened> Found, List<SkippedPath> Skipped) Scan(byte[] content, string path, ArchiveLimits? limits = null)
    {
        var found = new List<Opened>();
        var skipped = new List<SkippedPath>();
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Scanning.Found.Now };
        new ContentScan(
            settings,
            new LeakScanner(settings),
            (where, leak) => found.Add(new Opened(where, leak.Finding, Encoding.ASCII.GetString(leak.Secret))),
            (where, reason) => skipped.Add(new SkippedPath(where, reason)),
            limits).Scan(new MemoryStream(content), path);
        return (found, skipped);
    }
}
