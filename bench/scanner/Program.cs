using System.Diagnostics;
using System.Globalization;
using Keytide.Connectors.Files;
using Keytide.Scanner;

// What bench/scanner/run calls:
//   scan TREE             one scan, as a process of its own
//   compare TREE ROUNDS   ripgrep, a scan process and a scan in this process, in turn; medians and ratios
// Everything is warm: the first round fills the page cache for all and is thrown away.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var tree = args[1];
if (args[0] == "scan")
{
    Console.WriteLine(Scan(tree));
    return 0;
}

string[] prefixes = ["AKIA", "ASIA", "ABIA", "ACCA", "ABSK", "AEAA", "IQoJ", "FwoG", "da2-", "k8s-aws-v1."];
string[] search = ["-uuu", "-a", "-F", "-c", .. prefixes.SelectMany(prefix => new[] { "-e", prefix }), tree];
var rounds = int.Parse(args[2]) + 1;
var (rg, whole, inside) = (new List<Sample>(), new List<Sample>(), new List<Sample>());
for (var round = 0; round < rounds; round++)
{
    rg.Add(Run("rg", search));
    whole.Add(Run(Environment.ProcessPath!, ["scan", tree]));
    inside.Add(Here(() => Scan(tree)));
}

Console.WriteLine($"tree     {tree}");
Console.WriteLine($"scanned  {Scan(tree)}");
Console.WriteLine($"{"",-44}{"wall",8}{"CPU",8}");
Print("rg -F on the same prefixes", rg);
Print("scan, whole process", whole);
Print("scan, in a process that is running", inside);
Console.WriteLine($"whole process / rg: wall {Ratio(whole, rg, s => s.Wall):0.00}, CPU {Ratio(whole, rg, s => s.Cpu):0.00}");
Console.WriteLine($"running process / rg: wall {Ratio(inside, rg, s => s.Wall):0.00}, CPU {Ratio(inside, rg, s => s.Cpu):0.00}");
return 0;

static string Scan(string tree)
{
    var findings = 0;
    var settings = new ScannerSettings { FingerprintKey = new byte[32] };
    var coverage = new TreeScan(settings, new TreeScanOptions { Everything = true, Workers = 2 })
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

static double Ratio(List<Sample> left, List<Sample> right, Func<Sample, double> of) => Median(left, of) / Median(right, of);

static void Print(string name, List<Sample> samples) =>
    Console.WriteLine($"{name,-44}{Median(samples, s => s.Wall),8:0.000}{Median(samples, s => s.Cpu),8:0.000}");

internal readonly record struct Sample(double Wall, double Cpu);
