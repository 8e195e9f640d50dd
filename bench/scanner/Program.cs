using System.Diagnostics;
using System.Globalization;
using Keytide.Connectors.Files;
using Keytide.Scanner;

// What bench/scanner/run calls:
//   scan TREE                                one scan with archives left closed, as a process of its own
//   compare TREE ROUNDS KEYTIDE KEYTIDE      ripgrep and scans in turn; medians and ratios. KEYTIDE: native, and for the installed runtime
// Everything is warm: the first round fills the page cache for all and is thrown away.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var tree = args[1];
if (args[0] == "scan")
{
    Console.WriteLine(ScanWithArchivesClosed(tree));
    return 0;
}

string[] prefixes = ["AKIA", "ASIA", "ABIA", "ACCA", "ABSK", "AEAA", "IQoJ", "FwoG", "da2-", "k8s-aws-v1."];
string[] search = ["-uuu", "-a", "-F", "-c", .. prefixes.SelectMany(prefix => new[] { "-e", prefix }), tree];
string[] scan = ["scan", "--all", "--fail-on", "never", tree];
var rounds = int.Parse(args[2]) + 1;
(string Name, Func<Sample> Act, List<Sample> Samples)[] runs =
[
    ("rg -F on the same prefixes, archives closed", () => Run("rg", search), []),
    ("scan, archives left closed", () => Run(Environment.ProcessPath!, ["scan", tree]), []),
    ("keytide scan --all, archives opened", () => Run(args[3], scan), []),
    ("the same on the installed runtime", () => Run(args[4], scan), []),
    ("scan in a process that runs, archives closed", () => Here(() => ScanWithArchivesClosed(tree)), []),
];
for (var round = 0; round < rounds; round++)
{
    foreach (var (_, act, samples) in runs)
    {
        samples.Add(act());
    }
}

Console.WriteLine($"tree     {tree}");
Console.WriteLine($"scanned  {ScanWithArchivesClosed(tree)}, archives left closed");
Console.WriteLine($"{"seconds",-48}{"wall",8}{"least",8}{"CPU",8}{"wall/rg",9}");
foreach (var (name, _, samples) in runs)
{
    var wall = Median(samples, sample => sample.Wall);
    var least = samples.Skip(1).Min(sample => sample.Wall);
    var ratio = wall / Median(runs[0].Samples, sample => sample.Wall);
    Console.WriteLine($"{name,-48}{wall,8:0.000}{least,8:0.000}{Median(samples, sample => sample.Cpu),8:0.000}{ratio,9:0.00}");
}

return 0;

static string ScanWithArchivesClosed(string tree)
{
    var findings = 0;
    var settings = new ScannerSettings { FingerprintKey = new byte[32] };
    var coverage = new TreeScan(settings, new TreeScanOptions { Everything = true, Workers = 2, OpensArchives = false })
        .Run([tree], (_, leak) => findings += leak.Finding.Confidence >= Confidence.Medium ? 1 : 0);
    return $"{coverage.Files} files, {coverage.Bytes / 1e6:0} MB, {coverage.Skipped.Count} skipped, "
        + $"{findings} findings of medium or high confidence";
}

static Sample Run(string program, string[] arguments)
{
    var before = ChildrenCpu();
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return new Sample(clock.Elapsed.TotalSeconds, ChildrenCpu() - before);
}

// proc(5): fields 16 and 17 of /proc/self/stat, in hundredths of a second.
static double ChildrenCpu()
{
    var text = File.ReadAllText("/proc/self/stat");
    var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
    return (long.Parse(fields[13]) + long.Parse(fields[14])) / 100.0;
}

static Sample Here(Func<string> act)
{
    var before = Environment.CpuUsage.TotalTime;
    var clock = Stopwatch.StartNew();
    act();
    return new Sample(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
}

static double Median(IEnumerable<Sample> samples, Func<Sample, double> of)
{
    var sorted = samples.Skip(1).Select(of).Order().ToArray();
    return sorted[sorted.Length / 2];
}

internal readonly record struct Sample(double Wall, double Cpu);
