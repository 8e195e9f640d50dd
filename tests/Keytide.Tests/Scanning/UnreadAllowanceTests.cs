using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

public sealed class UnreadAllowanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("vendor/a/b.rar")]
    [InlineData("./vendor/b.rar")]
    [InlineData("vendor/b.rar!inner/secret.zip")]
    public void What_an_entry_names_leaves_the_scan_whole(string path)
    {
        var coverage = Apply(path, Entry("vendor/**/*.rar", Now.AddDays(1)));
        Assert.True(coverage.IsWhole);
        Assert.Equal("delivered so (team, until 2026-03-02)", Assert.Single(coverage.Skipped).Accepted);
    }

    [Theory]
    [InlineData("other/b.rar")]
    [InlineData("vendor/b.zip")]
    [InlineData("x.zip!vendor/b.rar")]
    public void Anything_else_does_not(string path) => Assert.False(Apply(path, Entry("vendor/**/*.rar", Now.AddDays(1))).IsWhole);

    [Fact]
    public void An_entry_that_has_ended_is_named_and_accepts_nothing()
    {
        var coverage = Apply("vendor/b.rar", Entry("vendor/**/*.rar", Now.AddDays(-2)));
        Assert.False(coverage.IsWhole);
        Assert.Equal("it is encrypted; the entry at keytide.yaml:7 ended on 2026-02-27", Assert.Single(coverage.Skipped).Reason);
        Assert.True(Apply("vendor/b.rar", Entry("vendor/**/*.rar", Now.AddDays(-2)), Entry("*.rar", Now.AddDays(2))).IsWhole);
    }

    private static ScanCoverage Apply(string path, params UnreadAllowance[] entries) =>
        UnreadAllowance.Apply(new ScanCoverage(1, 1, [new SkippedPath(path, "it is encrypted")]), entries, Now);

    private static UnreadAllowance Entry(string pattern, DateTimeOffset expires) =>
        new(IgnorePattern.Parse(pattern)!, "team", "delivered so", expires, "keytide.yaml:7");
}
