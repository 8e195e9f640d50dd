using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Scan;
using Keytide.Scanning;
using Keytide.Tests.Output.Audit;

namespace Keytide.Tests.Output.Scan;

public sealed class ScanOutputTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public async Task The_table_is_as_agreed(int width) => Golden.Golden.Check(
        await SampleScan.WriteAsync(OutputFormat.Table, SampleScan.Report, new ScanTableOptions { Width = width }), $"sample-{width}");

    [Fact]
    public async Task The_table_says_why_when_asked() => Golden.Golden.Check(
        await SampleScan.WriteAsync(OutputFormat.Table, SampleScan.Report, new ScanTableOptions { Verbose = true }), "sample-verbose");

    [Fact]
    public async Task A_clean_scan_is_one_line() => Assert.Equal(
        "No leaks. Looked at 5 files, 15.0 kB.\n", await SampleScan.WriteAsync(OutputFormat.Table, SampleScan.Clean));

    [Fact]
    public async Task A_commit_of_nothing_new_is_said_to_be_one() => Assert.Equal(
        "Nothing is staged that the last commit does not have.\n",
        await SampleScan.WriteAsync(
            OutputFormat.Table, new ScanReport(SampleScan.Now, new ScanCoverage(0, 0, []), []) { Source = "staged" }));

    [Fact]
    public async Task A_scan_of_nothing_does_not_look_clean()
    {
        var table = await SampleScan.WriteAsync(OutputFormat.Table, SampleScan.Incomplete);
        Assert.Contains("The scan is not whole.", table);
        Assert.Contains("empty: no file in it was looked at", table);
    }

    [Fact]
    public async Task The_rest_is_counted()
    {
        var table = await SampleScan.WriteAsync(OutputFormat.Table, SampleScan.Report, new ScanTableOptions { MostCredentials = 1 });
        Assert.Contains("3 more credentials: use --format json", table);
    }

    [Theory]
    [InlineData(OutputFormat.Json, "json")]
    [InlineData(OutputFormat.Sarif, "sarif")]
    [InlineData(OutputFormat.Csv, "csv")]
    public async Task Other_formats_are_as_agreed(OutputFormat format, string extension) =>
        Golden.Golden.Check(await SampleScan.WriteAsync(format, SampleScan.Report), "sample", extension);

    [Theory]
    [InlineData(OutputFormat.Table)]
    [InlineData(OutputFormat.Json)]
    [InlineData(OutputFormat.Sarif)]
    [InlineData(OutputFormat.Csv)]
    public async Task Nothing_in_a_name_or_line_moves_the_cursor(OutputFormat format)
    {
        var text = await SampleScan.WriteAsync(format, SampleScan.Report, new ScanTableOptions { Verbose = true });
        Assert.DoesNotContain(text, character => character is '\u001b' or '\u0007' or '\u202E');
    }

    [Fact]
    public async Task The_sarif_log_keeps_every_rule_of_the_standard()
    {
        foreach (var report in new[] { SampleScan.Report, SampleScan.Clean, SampleScan.Incomplete })
        {
            SarifSchema.Log.Assert(JsonDocument.Parse(await SampleScan.WriteAsync(OutputFormat.Sarif, report)).RootElement);
        }
    }

    [Fact]
    public async Task What_is_accepted_is_a_suppressed_result_and_still_there()
    {
        var run = JsonDocument.Parse(await SampleScan.WriteAsync(OutputFormat.Sarif, SampleScan.Report)).RootElement.GetProperty("runs")[0];
        var suppressed = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("suppressions").GetArrayLength());
        Assert.Equal(2, suppressed.Sum());
        Assert.False(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Theory]
    [InlineData("a b/c#d?e.txt", "a%20b/c%23d%3Fe.txt")]
    [InlineData("./x", "x")]
    [InlineData("../x", "../x")]
    [InlineData("/abs/ü", "file:///abs/%C3%BC")]
    [InlineData("C:%41", "C%3A%2541")]
    public void Paths_become_references_that_read_back(string path, string uri)
    {
        Assert.Equal(uri, ArtifactUri.Of(path));
        Assert.Equal(path.StartsWith('/'), ArtifactUri.IsAbsolute(path));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(12_345_678, "12.3 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Bytes_are_written_in_the_unit_that_fits(long bytes, string text) => Assert.Equal(text, Figure.Bytes(bytes));

    [Fact]
    public void Progress_is_drawn_with_its_rate_and_taken_away()
    {
        var clock = new Keytide.Sandbox.Clock.VirtualClock(SampleScan.Now);
        var error = new StringWriter();
        var meter = new ScanMeter();
        using (new ScanProgress(error, meter, 80, "file", clock))
        {
            meter.Add(12, 3_000_000);
            clock.Advance(TimeSpan.FromMilliseconds(310));
            Assert.Contains("12 files, 3.0 MB, ", error.ToString());
            Assert.Contains(" MB/s, 0:00", error.ToString());
        }

        Assert.EndsWith("\r\u001b[K", error.ToString());
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.EndsWith("\r\u001b[K", error.ToString());
    }
}
