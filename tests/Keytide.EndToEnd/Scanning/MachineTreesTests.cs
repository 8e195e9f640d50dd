using Keytide.Connectors.Files;
using Keytide.Scanner;

namespace Keytide.EndToEnd.Scanning;

/// <summary>The programs and libraries of this machine hold no credentials of ours, so what is found in them is a false alarm.</summary>
public sealed class MachineTreesTests
{
    private const long BytesPerAlarm = 100_000_000;

    [Fact]
    public void The_trees_of_the_machine_raise_at_most_one_alarm_in_a_hundred_megabytes()
    {
        string[] trees = ["/usr/share/dotnet", "/usr/lib/node_modules", "/usr/lib/python3"];
        var present = trees.Where(Directory.Exists).ToArray();
        Assert.SkipWhen(present.Length == 0, "None of the trees is on this machine: " + string.Join(", ", trees));

        var alarms = new List<string>();
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = TimeProvider.System.GetUtcNow() };
        var coverage = new TreeScan(settings, new TreeScanOptions { Everything = true }).Run(present, (path, leak) =>
        {
            if (leak.Finding.Confidence >= Confidence.Medium)
            {
                alarms.Add($"{path}:{leak.Finding.Line} {leak.Finding.Rule.Name()} {leak.Finding.Score}");
            }
        });

        Assert.True(coverage.Bytes > 0);
        Assert.True(alarms.Count <= Math.Max(1, coverage.Bytes / BytesPerAlarm), $"{coverage.Bytes} bytes\n{string.Join('\n', alarms)}");
    }
}
