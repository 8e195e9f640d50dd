using Keytide.Tests.Support;

namespace Keytide.Tests.Cli;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_audits_its_organization_and_writes_the_report()
    {
        using var folder = new TemporaryFolder();
        var report = folder.File("report.html");
        var demo = await CommandLineRun.Of("demo", "--once", "--output", report);
        Assert.Equal(0, demo.ExitCode);
        Golden.Golden.Check(demo.Output.Replace(folder.Path, "FOLDER"), "summary");
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(report), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_demo()
    {
        using var folder = new TemporaryFolder();
        var first = await CommandLineRun.Of("demo", "--seed", "5", "--output", folder.File("a.html"));
        var second = await CommandLineRun.Of("demo", "--seed", "5", "--output", folder.File("a.html"));
        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, (await CommandLineRun.Of("demo", "--seed", "6", "--output", folder.File("a.html"))).Output);
    }
}
