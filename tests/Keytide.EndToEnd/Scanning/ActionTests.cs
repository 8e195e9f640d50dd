using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Scanning;

/// <summary>The script of the GitHub Action, run by bash with a stand-in for keytide that ends as it is told.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-action-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(1, 0, "1")]
    [InlineData(0, 1, "1")]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "4")]
    [InlineData(3, 1, "4")]
    [InlineData(0, 4, "4")]
    [InlineData(4, 3, "4")]
    [InlineData(0, 3, "3")]
    [InlineData(1, 2, "2")]
    public async Task The_codes_of_both_scans_add_up(int files, int history, string sum)
    {
        Assert.SkipWhen(RealProgram.Find("bash") is null, "no bash on this machine");
        var standIn = Path.Combine(_folder, "keytide");
        await File.WriteAllTextAsync(
            standIn,
            $"#!/bin/sh\nprintf '%s|' \"$@\" >> {_folder}/calls\n"
            + $"case \"$*\" in *--history*) exit {history};; esac\nexit {files}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var run = await RealProgram.RunAsync("bash", ["-e", "-o", "pipefail", "-c", Script()], TimeSpan.FromMinutes(1), Variables());
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal($"exit-code={sum}", (await File.ReadAllTextAsync(Path.Combine(_folder, "output"))).Trim());
        var calls = await File.ReadAllTextAsync(Path.Combine(_folder, "calls"));
        Assert.Contains("scan|a b; echo x|--fail-on|low|--baseline|base line.json|", calls);
    }

    // The lines of the step named "Scan", without their indentation.
    private static string Script()
    {
        var lines = File.ReadAllLines(Path.Combine(RealProgram.Root, "action.yml"));
        var step = Array.FindIndex(lines, line => line.Trim() == "id: scan");
        var run = Array.FindIndex(lines, step, line => line.Trim() == "run: |");
        var script = lines.Skip(run + 1).TakeWhile(line => line.Length == 0 || line.StartsWith("        "));
        return string.Join('\n', script.Select(line => line.Trim()));
    }

    private Dictionary<string, string?> Variables() => new()
    {
        ["PATH"] = _folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
        ["SCAN_PATH"] = "a b; echo x",
        ["SCAN_HISTORY"] = "true",
        ["SCAN_FAIL_ON"] = "low",
        ["SCAN_BASELINE"] = "base line.json",
        ["SCAN_CONFIG"] = "",
        ["SCAN_RESULTS"] = Path.Combine(_folder, "results"),
        ["GITHUB_OUTPUT"] = Path.Combine(_folder, "output"),
    };
}
