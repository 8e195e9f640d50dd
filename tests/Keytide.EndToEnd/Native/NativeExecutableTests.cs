using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Native;

/// <summary>
/// The native executable is made without a warning and does the main job: it has no compiler with it, so what only works by making code
/// while it runs fails here.
/// </summary>
public sealed class NativeExecutableTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task It_is_published_without_a_warning_and_runs_the_demo()
    {
        Assert.SkipUnless(
            RealProgram.Find("clang") is not null || RealProgram.Find("gcc") is not null, "There is neither clang nor gcc to link with.");
        var folder = Directory.CreateTempSubdirectory("keytide-native-");
        try
        {
            var published = await PublishAsync(folder.FullName);
            Assert.SkipWhen(
                published.Output.Contains("NU1101") || published.Output.Contains("NU1102"), "The native compiler cannot be had.");
            Assert.True(published.ExitCode == 0, published.Output);
            Assert.DoesNotContain("warning", published.Output);

            var keytide = Path.Combine(folder.FullName, "out", "keytide");
            Assert.False(File.Exists(keytide + ".dll"));
            Dictionary<string, string?> home = new() { ["KEYTIDE_HOME"] = Path.Combine(folder.FullName, "home") };
            var report = Path.Combine(folder.FullName, "report.html");
            var demo = await RealProgram.RunAsync(keytide, ["demo", "--once", "--output", report], Patience, home);
            Assert.True(demo.ExitCode == 0, demo.Output + demo.Error);
            Assert.True(File.Exists(report));

            var wrong = await RealProgram.RunAsync(keytide, ["scan", "--no-such-option"], Patience, home);
            Assert.Equal(2, wrong.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Into a folder of its own: other tests use what is built here at the same time.
    private static Task<RealProgram.Result> PublishAsync(string folder) => RealProgram.RunAsync(
        "dotnet",
        [
            "publish", "src/Keytide.Cli", "--configuration", "Release", "--use-current-runtime", "-p:PublishAot=true",
            $"-p:ArtifactsPath={folder}/build", "--output", $"{folder}/out", "--verbosity", "quiet", "--nologo",
        ],
        Patience);
}
