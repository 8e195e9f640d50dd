using System.Diagnostics;
using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Scanning;

/// <summary>The real program on real leaks: keys that a sandbox has made, in files, asked about and tried.</summary>
public sealed class ScanProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-scan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_leaked_key_is_judged_by_what_aws_and_the_last_audit_say_of_it()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "no aws CLI on this machine");
        await using var sandbox = await RunningSandbox.StartAsync("--port", "0", "--accounts", "1", "--users", "4");
        var environment = new Dictionary<string, string?>(sandbox.Environment) { ["KEYTIDE_HOME"] = Path.Combine(_folder, "home") };
        await AwsAsync(environment, "iam", "create-user", "--user-name", "leaky", "--tags", "Key=owner,Value=team-x");
        var made = (await AwsAsync(environment, "iam", "create-access-key", "--user-name", "leaky")).GetProperty("AccessKey");
        var (id, secret) = (made.GetProperty("AccessKeyId").GetString()!, made.GetProperty("SecretAccessKey").GetString()!);
        Write("leaks/app.env", $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY={secret}\n");

        Assert.Equal(("unverified", null), await StandingAsync(environment, secret));
        Assert.Equal(("active", "leaky"), await StandingAsync(environment, secret, "--online"));
        Assert.Equal(("active", null), await StandingAsync(environment, secret, "--verify"));
        await RealProgram.KeytideAsync(["audit", "--format", "json"], environment);
        Assert.Equal(("active", "team-x"), await StandingAsync(environment, secret));

        await AwsAsync(environment, "iam", "update-access-key", "--user-name", "leaky", "--access-key-id", id, "--status", "Inactive");
        Assert.Equal(("active", "team-x"), await StandingAsync(environment, secret)); // What is remembered is said to be of its day.
        Assert.Equal(("inactive", "team-x"), await StandingAsync(environment, secret, "--online"));
        Assert.Equal(("inactive", "team-x"), await StandingAsync(environment, secret, "--verify"));
        await AwsAsync(environment, "iam", "delete-access-key", "--user-name", "leaky", "--access-key-id", id);
        Assert.Equal(("inactive", "team-x"), await StandingAsync(environment, secret, "--online"));
    }

    [Fact]
    public async Task A_canary_is_neither_asked_about_nor_tried()
    {
        await using var sandbox = await RunningSandbox.StartAsync("--port", "0", "--accounts", "1", "--users", "4");
        var environment = new Dictionary<string, string?>(sandbox.Environment) { ["KEYTIDE_HOME"] = Path.Combine(_folder, "home") };
        var (id, secret) = (environment["AWS_ACCESS_KEY_ID"]!, environment["AWS_SECRET_ACCESS_KEY"]!);
        Write("leaks/app.env", $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY={secret}\n");
        var account = sandbox.Announced.GetProperty("accounts")[0].GetProperty("id").GetString();
        Write("keytide.yaml", $"scan:\n  canaryAccounts: [\"{account}\"]\n");
        string[] options = ["--online", "--verify", "--config", Path.Combine(_folder, "keytide.yaml")];
        Assert.Equal(("unverified", null), await StandingAsync(environment, secret, options));
        Assert.Equal(("active", null), await StandingAsync(environment, secret, "--verify")); // Without the settings it is tried.
    }

    [Fact]
    public async Task Nobody_to_ask_leaves_the_leak_told_and_its_status_unknown()
    {
        var (id, secret) = Made();
        Write("leaks/app.env", $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY={secret}\n");
        var environment = new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
            ["AWS_ACCESS_KEY_ID"] = null,
            ["AWS_CONFIG_FILE"] = "/nonexistent",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["KEYTIDE_HOME"] = Path.Combine(_folder, "home"),
        };
        Assert.Equal(("unknown", null), await StandingAsync(environment, secret, "--online"));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("nothing to see\n", 0)]
    public async Task Standard_input_is_read_to_its_end(string text, int code)
    {
        var run = await PipeAsync(text, "scan", "--stdin");
        Assert.Equal(code, run.ExitCode);
    }

    [Fact]
    public async Task A_leak_on_standard_input_fails_and_its_secret_is_said_nowhere()
    {
        var (id, secret) = Made();
        var run = await PipeAsync($"aws_access_key_id={id}\naws_secret_access_key={secret}\n", "scan", "--stdin", "--verbose");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(id, run.Output);
        Assert.DoesNotContain(secret[..8], run.Output + run.Error);
    }

    [Fact]
    public async Task What_cannot_be_read_makes_the_scan_incomplete()
    {
        Assert.SkipWhen(RealProgram.Find("mkfifo") is null, "no mkfifo on this machine");
        Write("leaks/clean.md", "nothing\n");
        await RealProgram.RunAsync("mkfifo", [Path.Combine(_folder, "leaks", "pipe")], Limit);
        var run = await RealProgram.KeytideAsync(["scan", Path.Combine(_folder, "leaks")]);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("it is neither a file nor a folder", run.Output);
        run = await RealProgram.KeytideAsync(["scan", Path.Combine(_folder, "leaks"), "--format", "csv"]);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("it is neither a file nor a folder", run.Error);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("csv")]
    public async Task A_leak_that_was_taken_out_again_is_found_in_the_history_with_its_commit(string format)
    {
        Assert.SkipWhen(RealProgram.Find("git") is null, "no git on this machine");
        var (id, secret) = Made();
        var repository = Path.Combine(_folder, "repository");
        Write("repository/app.env", $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY={secret}\n");
        await GitAsync(repository, "init", "-q");
        await GitAsync(repository, "config", "color.ui", "always"); // Blinds scanners that read what git prints.
        await GitAsync(repository, "add", "-A");
        await GitAsync(repository, "commit", "-qm", "Add settings");
        var commit = await GitAsync(repository, "rev-parse", "HEAD");
        await GitAsync(repository, "rm", "-q", "app.env");
        Write("repository/README", "nothing\n");
        await GitAsync(repository, "add", "-A");
        await GitAsync(repository, "commit", "-qm", "Take settings out");

        Assert.Equal(0, (await RealProgram.KeytideAsync(["scan", repository])).ExitCode);
        var run = await RealProgram.KeytideAsync(["scan", "--history", repository, "--format", format, "--verbose"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(commit.Trim()[..10], run.Output);
        Assert.Contains("Eve", run.Output);
        Assert.DoesNotContain(secret[..8], run.Output + run.Error);
        Assert.DoesNotContain(secret[^8..], run.Output + run.Error);
    }

    [Fact]
    public async Task What_is_staged_is_looked_at_as_the_index_has_it_and_only_what_is_new()
    {
        Assert.SkipWhen(RealProgram.Find("git") is null, "no git on this machine");
        var (id, secret) = Made();
        var repository = Path.Combine(_folder, "repository");
        Write("repository/app.env", $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY={secret}\n");
        await GitAsync(repository, "init", "-q");
        await GitAsync(repository, "add", "-A");
        Write("repository/app.env", "clean in the worktree only\n");
        var run = await RealProgram.KeytideAsync(["scan", "--staged", repository]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("app.env:2:", run.Output);

        await GitAsync(repository, "commit", "-qm", "Let it through");
        await GitAsync(repository, "mv", "-f", "app.env", "moved.env");
        Assert.Equal(0, (await RealProgram.KeytideAsync(["scan", "--staged", repository])).ExitCode);
    }

    private static async Task<string> GitAsync(string repository, params string[] arguments)
    {
        string[] who = ["-C", repository, "-c", "user.name=Eve", "-c", "user.email=eve@example.com", "-c", "core.hooksPath=/dev/null"];
        var run = await RealProgram.RunAsync("git", [.. who, .. arguments], Limit);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    private async Task<(string? Status, string? Owner)> StandingAsync(
        Dictionary<string, string?> environment, string secret, params string[] options)
    {
        var run = await RealProgram.KeytideAsync(["scan", Path.Combine(_folder, "leaks"), "--format", "json", .. options], environment);
        Assert.True(run.ExitCode == 1, $"{run.ExitCode}: {run.Output}{run.Error}");
        Assert.DoesNotContain(secret[..8], run.Output + run.Error);
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray());
        return (finding.GetProperty("status").GetString(), finding.GetProperty("owner").GetString());
    }

    private static async Task<JsonElement> AwsAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        var run = await RealProgram.RunAsync("aws", [.. arguments, "--output", "json"], Limit, environment);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Length == 0 ? default : JsonDocument.Parse(run.Output).RootElement;
    }

    private static async Task<RealProgram.Result> PipeAsync(string text, params string[] arguments)
    {
        var start = new ProcessStartInfo(RealProgram.Keytide[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. RealProgram.Keytide[1..], .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(late.Token);
        return new RealProgram.Result(process.ExitCode, await output, await error);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    // A pair with the structure of a real one, made here so that no file of the repository holds one.
    private static (string Id, string Secret) Made()
    {
        const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var random = new Random(8);
        var secret = string.Concat(Enumerable.Range(0, 40).Select(_ => Base64[random.Next(64)]));
        return ("AKIA" + "QC" + string.Concat(Enumerable.Range(0, 14).Select(_ => Base64[random.Next(26)])), secret);
    }
}
