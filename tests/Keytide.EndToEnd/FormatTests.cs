using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd;

public sealed class FormatTests
{
    [Fact]
    public async Task The_source_is_formatted()
    {
        var format = await RealProgram.RunAsync(
            "dotnet", ["format", "Keytide.slnx", "--verify-no-changes", "--no-restore", "--severity", "warn"], TimeSpan.FromMinutes(5));
        Assert.True(format.ExitCode == 0, format.Output + format.Error);
    }
}
