using System.Text.Json;
using Keytide.Tests.Scanning;
using Keytide.Tests.Support;

namespace Keytide.Tests.Cli.Scan;

public sealed class ScanCommandTests
{
    private static readonly KeyPair Key = new Forge(4711).LongLived();

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("csv")]
    public async Task A_leak_is_found_and_its_secret_is_in_no_output(string format)
    {
        using var folder = Leaky();
        var run = await CommandLineRun.Of("scan", folder.Path, "--format", format, "--verbose");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Key.Id, run.Output);
        AssertNoSecret(run.Output + run.Error);
    }

    [Fact]
    public async Task A_leak_below_the_floor_is_shown_and_does_not_fail()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("a.md"), $"we used {Key.Id} once\n");
        var low = await CommandLineRun.Of("scan", folder.Path, "--fail-on", "high");
        Assert.Equal(0, low.ExitCode);
        Assert.Contains(Key.Id, low.Output);
        Assert.Equal(1, (await CommandLineRun.Of("scan", folder.Path)).ExitCode);
        Assert.Equal(0, (await CommandLineRun.Of("scan", folder.Path, "--fail-on", "never")).ExitCode);
    }

    [Fact]
    public async Task A_clean_folder_is_clean()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("a.md"), "nothing here\n");
        var run = await CommandLineRun.Of("scan", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("No leaks. Looked at 1 file, 13 bytes.\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_folder_in_which_nothing_was_looked_at_is_not_clean()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("empty"));
        await File.WriteAllTextAsync(folder.File("a.md"), "nothing here\n");
        var run = await CommandLineRun.Of("scan", folder.File("empty"), folder.File("a.md"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no file in it was looked at", run.Output);
    }

    [Fact]
    public async Task Leaks_and_gaps_together_have_a_code_of_their_own()
    {
        using var folder = Leaky();
        Directory.CreateDirectory(folder.File("empty"));
        Assert.Equal(4, (await CommandLineRun.Of("scan", folder.File("app.env"), folder.File("empty"))).ExitCode);
    }

    [Fact]
    public async Task What_git_ignores_is_looked_at_on_request()
    {
        using var folder = Leaky();
        Directory.CreateDirectory(folder.File(".git"));
        await File.WriteAllTextAsync(folder.File(".gitignore"), "*.env\n");
        Assert.Equal(0, (await CommandLineRun.Of("scan", folder.Path)).ExitCode);
        Assert.Equal(1, (await CommandLineRun.Of("scan", folder.Path, "--all")).ExitCode);
        Assert.Equal(1, (await CommandLineRun.Of("scan", folder.File("app.env"))).ExitCode);
    }

    [Fact]
    public async Task Mounted_secrets_are_joined_across_files()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("access-key-id"), Key.Id);
        await File.WriteAllTextAsync(folder.File("secret-access-key"), Key.Secret);
        var run = await CommandLineRun.Of("scan", folder.Path, "--format", "json");
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("aws-access-key-pair", finding.GetProperty("rule").GetString());
        Assert.Equal(Key.Id, finding.GetProperty("accessKeyId").GetString());
    }

    [Fact]
    public async Task A_result_file_appears_whole_and_tells_its_format_by_its_name()
    {
        using var folder = Leaky();
        using var results = new TemporaryFolder();
        var run = await CommandLineRun.Of("scan", folder.Path, "--output", results.File("leaks.sarif"));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("sarif-schema-2.1.0.json", await File.ReadAllTextAsync(results.File("leaks.sarif")));
    }

    [Fact]
    public async Task What_the_baseline_knows_does_not_count_even_when_it_has_moved()
    {
        using var folder = Leaky();
        using var results = new TemporaryFolder();
        var baseline = results.File("leaks.json");
        var written = await CommandLineRun.Of("scan", folder.Path, "--write-baseline", baseline);
        Assert.Equal(0, written.ExitCode);
        AssertNoSecret(written.Output + written.Error + await File.ReadAllTextAsync(baseline));
        File.Move(folder.File("app.env"), folder.File("moved.txt"));
        var known = await CommandLineRun.Of("scan", folder.Path, "--baseline", baseline, "--format", "json");
        Assert.Equal(0, known.ExitCode);
        var finding = Assert.Single(JsonDocument.Parse(known.Output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("baseline", finding.GetProperty("accepted").GetProperty("by").GetString());

        var fresh = new Forge(12).LongLived();
        await File.WriteAllTextAsync(folder.File("new.env"), $"AWS_ACCESS_KEY_ID={fresh.Id}\nAWS_SECRET_ACCESS_KEY={fresh.Secret}\n");
        Assert.Equal(1, (await CommandLineRun.Of("scan", folder.Path, "--baseline", baseline)).ExitCode);
        await CommandLineRun.Of("scan", folder.Path, "--write-baseline", baseline);
        Assert.Equal(0, (await CommandLineRun.Of("scan", folder.Path, "--baseline", baseline)).ExitCode);
    }

    [Theory]
    [InlineData("reason=\"made up for a test\" until=2026-12-31", 0, "1 more is accepted: 1 by a comment.")]
    [InlineData("until=2026-12-31", 1, "beside it gives no reason")]
    [InlineData("reason=\"made up for a test\" until=2026-02-01", 1, "beside it ended on 2026-02-01")]
    public async Task A_comment_accepts_a_leak_only_with_a_reason_and_an_end_to_come(string words, int code, string said)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder.File("a.py"), $"ID = \"{Key.Id}\"\nsecret_key = \"{Key.Secret}\"  # keytide:allow {words}\n");
        var run = await CommandLineRun.Of("scan", folder.Path);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(said, run.Output);
    }

    [Fact]
    public async Task The_settings_accept_by_path_and_rule_and_what_they_need_not_is_said()
    {
        using var folder = Leaky();
        using var settings = new TemporaryFolder();
        await File.WriteAllTextAsync(
            settings.File("k.yaml"),
            """
            scan:
              allow:
                - { path: "**/app.env", rule: aws-access-key-pair, owner: qa, reason: fixture, expires: 2026-06-30 }
                - { account: "111122223333", owner: qa, reason: old, expires: 2026-06-30 }
            """);
        var run = await CommandLineRun.Of("scan", folder.Path, "--config", settings.File("k.yaml"), "--verbose");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("accepted by the settings (qa), until 2026-06-30: fixture", run.Output);
        Assert.Contains("k.yaml:4: this allowance accepted nothing.", run.Error);
    }

    [Fact]
    public async Task The_settings_can_do_without_what_no_scan_can_look_into()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("firmware.rar"), [.. "Rar!\x1a\x07\x01\x00"u8, .. new byte[64]]);
        var open = await CommandLineRun.Of("scan", folder.Path);
        Assert.Equal(3, open.ExitCode);
        Assert.Contains("Not looked at: 1 item.", open.Output);

        using var settings = new TemporaryFolder();
        await File.WriteAllTextAsync(
            settings.File("k.yaml"),
            """
            scan:
              unread:
                - { path: "*.rar", owner: qa, reason: comes so, expires: 2026-06-30 }
            """);
        string[] command = ["scan", folder.Path, "--config", settings.File("k.yaml")];
        var accepted = await CommandLineRun.Of(command);
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("Left out: 1 item.", accepted.Output);
        Assert.Contains("firmware.rar: it is a RAR archive", accepted.Output);
        Assert.Contains("comes so (qa, until 2026-06-30)", accepted.Output);
        var json = await CommandLineRun.Of([.. command, "--format", "json"]);
        var skipped = JsonDocument.Parse(json.Output).RootElement.GetProperty("scanned").GetProperty("skipped")[0];
        Assert.Equal("comes so (qa, until 2026-06-30)", skipped.GetProperty("accepted").GetString());
        var sarif = await CommandLineRun.Of([.. command, "--format", "sarif"]);
        Assert.Contains("\"executionSuccessful\": true", sarif.Output);
        Assert.Contains("\"level\": \"note\"", sarif.Output);
    }

    [Fact]
    public async Task The_lines_that_gitignore_lacks_can_be_appended_as_they_come()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File(".git/info"));
        await File.WriteAllTextAsync(folder.File(".gitignore"), "*.pem\n.env\n");
        await File.WriteAllTextAsync(folder.File(".git/info/exclude"), "*\n"); // Protects this clone and no other.
        var lacking = await CommandLineRun.Of("scan", "--ignore-check", folder.Path);
        Assert.Equal(1, lacking.ExitCode);
        Assert.StartsWith(".env.*\n!.env.example\n.aws/\n*.key\n", lacking.Output);
        var json = await CommandLineRun.Of("scan", "--ignore-check", folder.Path, "--format", "json");
        Assert.Equal(10, JsonDocument.Parse(json.Output).RootElement.GetProperty("missing").GetArrayLength());
        await File.AppendAllTextAsync(folder.File(".gitignore"), lacking.Output);
        var whole = await CommandLineRun.Of("scan", "--ignore-check", folder.Path);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Output));
    }

    private static TemporaryFolder Leaky()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("app.env"), $"AWS_ACCESS_KEY_ID={Key.Id}\nAWS_SECRET_ACCESS_KEY={Key.Secret}\n");
        return folder;
    }

    private static void AssertNoSecret(string text)
    {
        const int Telling = 8;
        for (var i = 0; i + Telling <= Key.Secret.Length; i++)
        {
            Assert.DoesNotContain(Key.Secret.Substring(i, Telling), text);
        }
    }
}
