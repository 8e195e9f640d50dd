using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>Single keys switched off, on and deleted by the real executable.</summary>
public sealed class KeyActTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task A_key_goes_off_comes_back_and_is_deleted_only_when_it_is_off()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        using var place = new RotationPlace(moto.Environment);
        await place.MakeUserAsync();

        Assert.Equal(2, await KeysAsync(place, "delete", place.OldKey));
        Assert.Equal(0, await KeysAsync(place, "deactivate", place.OldKey));
        Assert.Equal([(place.OldKey, "Inactive")], await place.KeysAsync());
        Assert.Equal(0, await KeysAsync(place, "reactivate", place.OldKey));
        Assert.Equal([(place.OldKey, "Active")], await place.KeysAsync());

        // Made just now: it has no use on record, and is not unused for ninety days.
        Assert.Equal(0, await KeysAsync(place, "deactivate", "--unused-for", "90d"));
        Assert.Equal([(place.OldKey, "Active")], await place.KeysAsync());
        Assert.Equal(2, await KeysAsync(place, "deactivate", "--unused-for", "1h"));
        Assert.Equal(2, await KeysAsync(place, "deactivate", "--dry-run"));

        Assert.Equal(0, await KeysAsync(place, "deactivate", place.OldKey));
        Assert.Equal(0, await KeysAsync(place, "delete", place.OldKey));
        Assert.Empty(await place.KeysAsync());
    }

    [Fact]
    public async Task A_report_that_is_not_to_be_had_changes_nothing_in_what_is_called_unused_or_due()
    {
        var quick = await SweepAndPlanAsync();
        Assert.Contains(quick.Sweep, one => one.Contains("wouldBeDone", StringComparison.Ordinal));
        Assert.Contains(quick.Plan, one => one.EndsWith("True", StringComparison.Ordinal));
        Assert.Equivalent(quick, await SweepAndPlanAsync("--faults", "report-slow"));
    }

    private static async Task<(IReadOnlyList<string> Sweep, IReadOnlyList<string> Plan)> SweepAndPlanAsync(params string[] options)
    {
        await using var sandbox = await RunningSandbox.StartAsync(["--accounts", "1", "--users", "60", .. options]);
        using var place = new RotationPlace(sandbox.Environment);
        Directory.CreateDirectory(place.Home);
        await File.WriteAllTextAsync(
            Path.Combine(place.Home, "keytide.yaml"),
            "rotation:\n  policies:\n    - { name: all, users: [\"*\"], maximumAge: 1d, destinations: [\"secretsmanager:{user}\"] }\n",
            TestContext.Current.CancellationToken);
        var sweep = await RealProgram.KeytideAsync(
            ["keys", "deactivate", "--unused-for", "2d", "--dry-run", "--format", "json"], place.Environment);
        var plan = await RealProgram.KeytideAsync(["rotate", "plan", "--format", "json"], place.Environment);
        Assert.True(plan.ExitCode == 0, plan.Error);
        return (Every(sweep.Output, "key", "outcome"), Every(plan.Output, "key", "startsNow"));
    }

    private static List<string> Every(string json, string one, string other) =>
        [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(row => $"{row.GetProperty(one)} {row.GetProperty(other)}")];

    private static async Task<int> KeysAsync(RotationPlace place, params string[] arguments) =>
        (await RealProgram.KeytideAsync(["keys", .. arguments], place.Environment)).ExitCode;
}
