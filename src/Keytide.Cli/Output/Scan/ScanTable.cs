using System.Text;
using Keytide.Cli.Output.Audit;
using Keytide.Scanner;
using Keytide.Scanning;
using Spectre.Console;

namespace Keytide.Cli.Output.Scan;

/// <summary>
/// A scan for a person at a terminal: each credential once, with the line it stands on, its other places, whose it is and what to do; then
/// what was looked at and what was not.
/// </summary>
public static class ScanTable
{
    private const int MostPlaces = 5;
    private const int MostSkipped = 20;

    public static async Task WriteAsync(ScanReport report, ScanTableOptions options, Stream output, CancellationToken cancellation) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(Text(report, options)), cancellation);

    public static string Text(ScanReport report, ScanTableOptions options)
    {
        if (report.Leaks.Count == 0 && report.Coverage.Skipped.Count == 0)
        {
            // The usual end of a commit hook, which does not wait for a layout to be set up.
            return report is { Source: "staged", Coverage: { Files: 0, Objects: 0 } }
                ? "Nothing is staged that the last commit does not have.\n"
                : $"No leaks. Looked at {ScanSentences.Coverage(report.Coverage)}.\n";
        }

        var text = new TerminalText(options.Width, options.Color);
        Write(text, report, options);
        return text.ToString();
    }

    /// <summary>The same, as a part of something else.</summary>
    public static void Write(TerminalText text, ScanReport report, ScanTableOptions options)
    {
        var credentials = report.Counting.GroupBy(leak => leak.Found.Finding.Fingerprint).Select(group => group.ToList()).ToList();
        credentials.Sort(WorstFirst);
        foreach (var credential in credentials.Take(options.MostCredentials))
        {
            Write(text, credential, options);
            text.Line();
        }

        if (credentials.Count > options.MostCredentials)
        {
            text.Line($"{Figure.Of(credentials.Count - options.MostCredentials, "more credential")}: use --format json", Strong);
            text.Line();
        }

        WriteAccepted(text, report, options);
        WriteSummary(text, report);
    }

    private static Style Strong => SeverityStyle.Strong;

    private static Style Faint => SeverityStyle.Faint;

    private static int WorstFirst(List<JudgedLeak> one, List<JudgedLeak> other)
    {
        var order = Best(other).CompareTo(Best(one));
        order = order != 0 ? order : string.CompareOrdinal(one[0].Found.Path, other[0].Found.Path);
        order = order != 0 ? order : one[0].Found.Finding.Primary.Offset.CompareTo(other[0].Found.Finding.Primary.Offset);
        return order != 0 ? order : string.CompareOrdinal(one[0].Found.Finding.Fingerprint, other[0].Found.Finding.Fingerprint);
    }

    private static Confidence Best(List<JudgedLeak> leaks) => leaks.Max(leak => leak.Found.Finding.Confidence);

    private static void Write(TerminalText text, List<JudgedLeak> places, ScanTableOptions options)
    {
        var best = Best(places);
        var first = places.First(leak => leak.Found.Finding.Confidence == best);
        var finding = first.Found.Finding;
        var head = new Paragraph();
        head.Append($"{ContractName.Of(best),-7}", StyleOf(best));
        head.Append(VisibleText.Of(ScanSentences.Subject(first), 300), Strong);
        head.Append("\n");
        text.Write(head);
        text.Line($"  {Place(first.Found)}");
        text.Line($"    {VisibleText.Of(finding.Excerpt)}", Faint);
        foreach (var other in places.Where(leak => leak != first).Take(MostPlaces))
        {
            text.Line($"  also {Place(other.Found)}");
        }

        if (places.Count - 1 > MostPlaces)
        {
            text.Line($"  and at {Figure.Of(places.Count - 1 - MostPlaces, "more place")}");
        }

        if (ScanSentences.Standing(first) is { Length: > 0 } standing)
        {
            text.Line($"  {standing}");
        }

        foreach (var remark in places.Select(leak => leak.Remark).OfType<string>().Distinct().Take(MostPlaces))
        {
            text.Line($"  {remark}", SeverityStyle.Warning);
        }

        text.Line($"  {first.Judgement.Todo ?? RuleText.Of(finding.Rule).Todo}");
        if (options.Verbose)
        {
            var reasons = finding.Reasons.Select(reason => $"{reason.Text} {reason.Points:+0;-0;0}");
            text.Line($"  {finding.Score}: {string.Join(", ", reasons)}", Faint);
            text.Line($"  fingerprint {finding.Fingerprint}", Faint);
        }
    }

    private static string Place(FileFinding found)
    {
        const int Abbreviated = 10;
        var place = $"{VisibleText.Of(found.Path)}:{found.Finding.Line}:{found.Finding.Column}";
        if (found.Commit is { } commit)
        {
            place += $"  in {commit.Id[..Math.Min(Abbreviated, commit.Id.Length)]}"
                + $" by {VisibleText.Of(commit.Author, 80)}, {Timestamp.Day(commit.Date)}";
        }

        return found.IsUnreachable ? place + "  (no branch or tag leads there)" : place;
    }

    private static void WriteAccepted(TerminalText text, ScanReport report, ScanTableOptions options)
    {
        if (!options.Verbose)
        {
            return;
        }

        foreach (var leak in report.Accepted)
        {
            text.Line($"{Place(leak.Found)}  {leak.Found.Finding.Rule.Name()}  {ScanSentences.Accepted(leak.Suppression!)}", Faint);
        }
    }

    private static void WriteSummary(TerminalText text, ScanReport report)
    {
        var tally = ScanTally.Of(report);
        if (tally.Findings == 0)
        {
            text.Line("No leaks in what was looked at.", Strong);
        }
        else
        {
            var grades = new[] { (tally.High, "high"), (tally.Medium, "medium"), (tally.Low, "low") }
                .Where(grade => grade.Item1 > 0).Select(grade => $"{Figure.Of(grade.Item1)} {grade.Item2}");
            text.Line(
                $"{Figure.Of(tally.Credentials, "credential")} at {Figure.Of(tally.Findings, "place")} in "
                + $"{Figure.Of(tally.Files, "file")}: {string.Join(", ", grades)}.",
                Strong);
        }

        if (tally.Accepted > 0)
        {
            var kinds = report.Accepted.GroupBy(leak => leak.Suppression!.Kind).OrderBy(kind => kind.Key)
                .Select(kind => $"{Figure.Of(kind.Count())} by {ScanSentences.Means(kind.Key)}");
            text.Line($"{Figure.Of(tally.Accepted, "more is accepted", "more are accepted")}: {string.Join(", ", kinds)}.");
        }

        text.Line($"Looked at {ScanSentences.Coverage(report.Coverage)}.");
        WriteSkipped(text, report.Coverage);
    }

    /// <summary>What was not looked at, as lines of their own: for formats that have no place for it.</summary>
    public static string Unread(ScanCoverage coverage, ScanTableOptions options)
    {
        var text = new TerminalText(options.Width, color: false);
        WriteSkipped(text, coverage);
        return text.ToString();
    }

    private static void WriteSkipped(TerminalText text, ScanCoverage coverage)
    {
        var open = coverage.Skipped.Where(skipped => skipped.Accepted is null).ToList();
        if (open.Count > 0)
        {
            text.Line($"Not looked at: {Figure.Of(open.Count, "item")}. The scan is not whole.", SeverityStyle.Warning);
            WriteSkipped(text, open, skipped => skipped.Reason);
            text.Line("  Files that no scan can look into can be accepted: scan.unread in keytide.yaml.");
        }

        var accepted = coverage.Skipped.Where(skipped => skipped.Accepted is not null).ToList();
        if (accepted.Count > 0)
        {
            text.Line($"Left out: {Figure.Of(accepted.Count, "item")}.");
            WriteSkipped(text, accepted, skipped => $"{skipped.Reason}: {skipped.Accepted}");
        }
    }

    private static void WriteSkipped(TerminalText text, List<SkippedPath> items, Func<SkippedPath, string> why)
    {
        foreach (var skipped in items.Take(MostSkipped))
        {
            text.Line($"  {VisibleText.Of(skipped.Path)}: {VisibleText.Of(why(skipped))}");
        }

        if (items.Count > MostSkipped)
        {
            text.Line($"  and {Figure.Of(items.Count - MostSkipped)} more: use --format json");
        }
    }

    private static Style StyleOf(Confidence confidence) => confidence switch
    {
        Confidence.High => new Style(Color.Red, decoration: Decoration.Bold),
        Confidence.Medium => SeverityStyle.Warning,
        _ => new Style(Color.Aqua),
    };
}
