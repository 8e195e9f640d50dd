using Keytide.Connectors.Files;
using Keytide.Scanner;
using Keytide.Tests.Support;

namespace Keytide.Tests.Scanning;

/// <summary>The scanner and its tests make their credentials at run time: their own files scan clean.</summary>
public sealed class OwnFilesTests
{
    [Fact]
    public void The_files_of_the_scanner_hold_nothing_to_find()
    {
        string[] folders = ["src/Keytide.Scanner", "src/Keytide/Scanning", "src/Keytide.Connectors/Files", "tests/Keytide.Tests/Scanning"];
        var findings = new List<string>();
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var coverage = new TreeScan(settings, new TreeScanOptions()).Run(
            folders.Select(folder => Path.Combine(Repository.Root, folder)),
            (path, leak) => findings.Add($"{path}:{leak.Finding.Line} {leak.Finding.Rule.Name()} {leak.Finding.Excerpt}"));
        Assert.True(coverage.Files > 80, "The folders have moved.");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }
}
