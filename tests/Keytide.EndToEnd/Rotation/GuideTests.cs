using System.Text.RegularExpressions;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>The commands of the rotation guide, run in the order in which they stand there, against a sandbox.</summary>
public sealed partial class GuideTests
{
    private const string Policy = """
        rotation:
          policies:
            - name: services
              users: ["svc-*"]
              maximumAge: 1s
              destinations: ["secretsmanager:prod/{user}"]
              approval: true
              proofSpan: 1s
              quietWindow: 1s
              soak: 1s
        """;

    /// <summary>What is refused where one command follows the other as they stand there.</summary>
    private static readonly Dictionary<string, int> Expected = new()
    {
        ["rotate approve"] = 2, // It did not ask for approval: this plan is another.
        ["rotate resume"] = 2, // It is not blocked.
        ["plan --org"] = 3, // No other account has the role.
        ["tick --org"] = 6, // What the policy starts waits for approval, which is graver.
        ["rotate release"] = 2, // Nothing is stopped.
        ["keys delete"] = 2, // The command before it has switched the key on.
        ["--unused-for"] = 3, // A key that an open rotation holds is left to it, which is said.
    };

    [Fact]
    public async Task Every_command_of_the_guide_does_what_it_says()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await using var sandbox = await RunningSandbox.StartAsync();
        using var place = new RotationPlace(sandbox.Environment);
        await place.MakeUserAsync();
        await MakeAsync(place, "svc-billing");
        var idle = await MakeAsync(place, "idle");
        var id = "";
        var ran = new List<string>();
        var guide = await File.ReadAllTextAsync(
            Path.Combine(RealProgram.Root, "docs", "guide", "rotation.md"), TestContext.Current.CancellationToken);
        foreach (Match command in Command().Matches(guide))
        {
            var text = command.Groups[1].Value
                .Replace("/srv/app/.aws/credentials", place.Profile, StringComparison.Ordinal)
                .Replace("AKIAIOSFODNN7EXAMPLE", idle, StringComparison.Ordinal)
                .Replace(" ID", $" {id}", StringComparison.Ordinal)
                .Replace("HASH", "0123456789abcdef", StringComparison.Ordinal);
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (text.Contains("vault:", StringComparison.Ordinal))
            {
                continue; // There is no Vault here.
            }

            words = words is ["rotate", "run"] ? ["rotate", "tick"] : words; // With the usual windows a run takes eight days.
            if (words is ["rotate", "plan"])
            {
                Directory.CreateDirectory(place.Home);
                await File.WriteAllTextAsync(
                    Path.Combine(place.Home, "keytide.yaml"), Policy, TestContext.Current.CancellationToken);
            }

            var result = await RealProgram.KeytideAsync(words, place.Environment);
            var expected = Expected.FirstOrDefault(one => text.Contains(one.Key, StringComparison.Ordinal)).Value;
            Assert.True(
                result.ExitCode == expected, $"keytide {text}: {result.ExitCode} instead of {expected}: {result.Error}");
            id = RotationId().Match(result.Output) is { Success: true } made && id.Length == 0 ? made.Value : id;
            ran.Add(string.Join(' ', words.Take(2)));
        }

        Assert.Contains("rotate start", ran);
        Assert.Contains("rotate rollback", ran);
        Assert.Contains("keys delete", ran);
    }

    private static async Task<string> MakeAsync(RotationPlace place, string user)
    {
        await place.AwsAsync("iam", "create-user", "--user-name", user);
        var key = (await place.AwsAsync("iam", "create-access-key", "--user-name", user)).GetProperty("AccessKey");
        return key.GetProperty("AccessKeyId").GetString()!;
    }

    [GeneratedRegex(@"^keytide ([^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("rot-[a-z0-9]{20}")]
    private static partial Regex RotationId();
}
