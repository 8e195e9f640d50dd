using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>Real processes: an engine that is killed again and again, and a consumer that must not notice.</summary>
public sealed class KilledRotationTests
{
    private const int Kills = 6;
    private static readonly TimeSpan ConsumerPatience = TimeSpan.FromMinutes(5);
    private static readonly string[] Windows = ["--proof-span", "2s", "--quiet-window", "4s", "--soak", "3s"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_engine_killed_at_any_moment_goes_on_when_it_is_started_again_and_no_call_fails(int seed)
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        var python = RealProgram.Find("python3");
        Assert.SkipWhen(
            python is null || (await RealProgram.RunAsync(python, ["-c", "import boto3"], ConsumerPatience)).ExitCode != 0,
            "python3 with boto3 is not installed");
        await using var sandbox = await RunningSandbox.StartAsync("--seed", $"{seed}", "--accounts", "1", "--users", "3");
        using var place = new RotationPlace(sandbox.Environment);
        await place.MakeUserAsync();
        var consumer = RealProgram.RunAsync(
            python!,
            [Path.Combine(RealProgram.Root, "tests/Keytide.EndToEnd/Rotation/consumer.py"), place.StopFile, "prod"],
            ConsumerPatience,
            ConsumerEnvironment(place));
        var (code, started) = await place.RotateAsync(
            ["start", "--user", RotationPlace.UserName, "--to", $"credentials-file:{place.Profile}#prod", .. Windows]);
        Assert.Equal(0, code);
        var id = started.GetProperty("id").GetString()!;

        await KillAsync(place, new SeededEntropy((ulong)seed));

        var (end, _) = await place.RotateAsync("run");
        var (_, status) = await place.RotateAsync("status", id);
        await File.WriteAllTextAsync(place.StopFile, "");
        var seen = await consumer;
        Assert.True(seen.ExitCode == 0, seen.Output + seen.Error);
        if (end == 6)
        {
            Assert.NotEmpty(status.GetProperty("blocked").GetProperty("reason").GetString()!);
            return;
        }

        Assert.Equal(0, end);
        Assert.Equal("Closed", status.GetProperty("phase").GetString());
        var newKey = status.GetProperty("newKey").GetString()!;
        Assert.Equal([(newKey, "Active")], await place.KeysAsync());
        Assert.Contains(newKey, seen.Output);
        Assert.Contains(place.OldKey, seen.Output);
        Assert.StartsWith("# kept\n[prod]\n", await File.ReadAllTextAsync(place.Profile));
        Assert.DoesNotContain(Secret(place), status.GetRawText());
    }

    private static async Task KillAsync(RotationPlace place, SeededEntropy chance)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            using var engine = RealProgram.StartKeytide(["rotate", "run"], place.Environment);
            await Task.Delay(TimeSpan.FromMilliseconds(300 + (chance.NextDouble() * 2500)), TimeProvider.System);
            engine.Kill(); // SIGKILL.
            await engine.WaitForExitAsync();
        }
    }

    private static Dictionary<string, string?> ConsumerEnvironment(RotationPlace place) => new(place.Environment)
    {
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_SECRET_ACCESS_KEY"] = null,
        ["AWS_SHARED_CREDENTIALS_FILE"] = place.Profile,
    };

    private static string Secret(RotationPlace place) =>
        File.ReadAllLines(place.Profile).First(line => line.StartsWith("aws_secret", StringComparison.Ordinal)).Split('=')[1].Trim();
}
