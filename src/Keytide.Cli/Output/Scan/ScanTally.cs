using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>The figures of a scan. What is accepted is counted apart.</summary>
/// <param name="Findings">Places at which a credential stands.</param>
/// <param name="Credentials">Different credentials among them.</param>
/// <param name="Files">Different paths among them.</param>
/// <param name="Accepted">Places that do not count.</param>
public sealed record ScanTally(int Findings, int Credentials, int Files, int Accepted)
{
    public int High { get; private init; }

    public int Medium { get; private init; }

    public int Low { get; private init; }

    public static ScanTally Of(ScanReport report)
    {
        var counting = report.Counting.Select(leak => leak.Found).ToList();
        return new ScanTally(
            counting.Count,
            counting.DistinctBy(found => found.Finding.Fingerprint).Count(),
            counting.DistinctBy(found => found.Path).Count(),
            report.Leaks.Count - counting.Count)
        {
            High = counting.Count(found => found.Finding.Confidence == Confidence.High),
            Medium = counting.Count(found => found.Finding.Confidence == Confidence.Medium),
            Low = counting.Count(found => found.Finding.Confidence == Confidence.Low),
        };
    }
}
