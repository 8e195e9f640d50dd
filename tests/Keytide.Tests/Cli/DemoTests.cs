using Keytide.Tests.Support;

namespace Keytide.Tests.Cli;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_audits_rotates_audits_again_and_writes_the_report()
    {
        using var folder = new TemporaryFolder();
        var report = folder.File("report.html");
        var demo = await CommandLineRun.Of("demo", "--once", "--days", "12", "--output", report);
        Assert.Equal(0, demo.ExitCode);
        Golden.Golden.Check(demo.Output.Replace(folder.Path, "FOLDER"), "summary");
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(report), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_demo()
    {
        using var folder = new TemporaryFolder();
        var first = await CommandLineRun.Of("demo", "--seed", "5", "--days", "2", "--output", folder.File("a.html"));
        var second = await CommandLineRun.Of("demo", "--seed", "5", "--days", "2", "--output", folder.File("a.html"));
        Assert.Equal(first.Output, second.Output);
        var other = await CommandLineRun.Of("demo", "--seed", "6", "--days", "2", "--output", folder.File("a.html"));
        Assert.NotEqual(first.Output, other.Output);
    }

    [Fact]
    public async Task Without_days_nothing_is_rotated()
    {
        using var folder = new TemporaryFolder();
        var demo = await CommandLineRun.Of("demo", "--days", "0", "--output", folder.File("a.html"));
        Assert.Equal(0, demo.ExitCode);
        Assert.DoesNotContain("rotations", demo.Output);
    }

    [Theory]
    [InlineData("--days", "401")]
    [InlineData("--days", "-1")]
    [InlineData("--port", "70000")]
    public async Task Numbers_out_of_bounds_are_refused(params string[] arguments) =>
        Assert.Equal(2, (await CommandLineRun.Of(["demo", .. arguments])).ExitCode);
}
