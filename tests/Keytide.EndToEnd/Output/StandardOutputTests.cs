using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Output;

/// <summary>What standard output may be, as a shell hands it over; the commit hook writes to it in a way of its own.</summary>
public sealed class StandardOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-output-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("scan --staged")]
    [InlineData("scan --stdin < /dev/null")]
    public async Task A_file_that_is_shared_is_written_on_where_the_last_one_stopped(string command)
    {
        var result = await ShellAsync($"(echo one; {Keytide(command)}; echo three) > {_folder}/all; cat {_folder}/all");
        Assert.StartsWith("one\n", result.Output);
        Assert.EndsWith("\nthree\n", result.Output);
        Assert.True(result.Output.Split('\n').Length > 3, result.Output);
    }

    [Theory]
    [InlineData("scan --staged", "> /dev/full")]
    [InlineData("scan --staged", ">&-")]
    [InlineData("policy audit", "> /dev/full")]
    public async Task What_cannot_be_written_is_one_clear_error(string command, string where)
    {
        var result = await ShellAsync($"{Keytide(command)} {where}");
        Assert.Equal(5, result.ExitCode);
        Assert.StartsWith("keytide: stopped: ", result.Error);
        Assert.DoesNotContain(" at Keytide.", result.Error);
    }

    [Fact]
    public async Task Nobody_reading_on_is_no_error()
    {
        var result = await ShellAsync($"({Keytide("scan --staged")}; echo $? >&2) | true");
        Assert.Equal("0\n", result.Error);
    }

    private static string Keytide(string command) => $"dotnet {RealProgram.KeytideDll} {command}";

    // In a repository of its own, in which nothing is staged.
    private Task<RealProgram.Result> ShellAsync(string script) => RealProgram.RunAsync(
        "bash", ["-c", $"cd {_folder}; git init -q . ; {script}"], TimeSpan.FromMinutes(1));
}
