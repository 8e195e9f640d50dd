using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>The sealing key where the settings want it: under a KMS key, and in a real keyring.</summary>
public sealed class SealingKeyTests
{
    // A keyring of this test's own, on a message bus of its own: nothing of the machine's session is touched.
    private const string InSession = """
        printf 'password' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
        dotnet "$1" rotate tick || exit $?
        name=$(sed -E 's/.*"installation":"([0-9a-f]+)".*/\1/' "$KEYTIDE_HOME/sealing.json")
        secret-tool lookup application keytide installation "$name" | base64 -d | wc -c
        dotnet "$1" rotate tick
        """;

    [Fact]
    public async Task A_rotation_runs_with_its_key_under_a_KMS_key_and_nothing_of_it_in_the_clear()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await using var sandbox = await RunningSandbox.StartAsync();
        using var place = new RotationPlace(sandbox.Environment);
        await place.MakeUserAsync();
        var key = (await place.AwsAsync("kms", "create-key")).GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
        await place.AwsAsync("kms", "create-alias", "--alias-name", "alias/keytide", "--target-key-id", key);
        Settings(place, "kms:alias/keytide");
        var (code, started) = await place.RotateAsync(
            "start", "--user", RotationPlace.UserName, "--to", $"credentials-file:{place.Profile}#prod",
            "--proof-span", "1s", "--quiet-window", "0s", "--soak", "0s");
        Assert.Equal(0, code);
        Assert.Equal(0, (await place.RotateAsync("run", started.GetProperty("id").GetString()!)).ExitCode);

        Assert.False(File.Exists(Path.Combine(place.Home, "sealing.key")));
        var record = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(place.Home, "sealing.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(key, record.GetProperty("kmsKey").GetString());
        var blob = Path.Combine(place.Home, "blob");
        await File.WriteAllBytesAsync(blob, record.GetProperty("encryptedKey").GetBytesFromBase64(), TestContext.Current.CancellationToken);
        var context = $"keytide:purpose=sealing-key,keytide:installation={record.GetProperty("installation").GetString()}";
        var opened = await place.AwsAsync("kms", "decrypt", "--ciphertext-blob", $"fileb://{blob}", "--encryption-context", context);
        Assert.Equal(32, opened.GetProperty("Plaintext").GetBytesFromBase64().Length);

        await place.AwsAsync("kms", "disable-key", "--key-id", key);
        var refused = await RealProgram.KeytideAsync(["rotate", "tick"], place.Environment);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("enable-key", refused.Error);

        // To switch an old key on again needs no secret: here it says that the rotation is over, not that the seal is closed.
        var reactivated = await RealProgram.KeytideAsync(
            ["rotate", "reactivate", started.GetProperty("id").GetString()!], place.Environment);
        Assert.Contains("is over", reactivated.Error);
    }

    [Fact]
    public async Task A_delivered_rotation_whose_sealing_key_is_lost_says_so_and_ends_once_a_human_has_given_it_up()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await using var sandbox = await RunningSandbox.StartAsync();
        using var place = new RotationPlace(sandbox.Environment);
        await place.MakeUserAsync();
        var (_, started) = await place.RotateAsync(
            "start", "--user", RotationPlace.UserName, "--to", $"credentials-file:{place.Profile}#prod",
            "--proof-span", "0s", "--quiet-window", "15s", "--soak", "0s");
        var id = started.GetProperty("id").GetString()!;
        for (var tries = 0; tries < 20 && Phase((await place.RotateAsync("status", id)).Json) != "Observing"; tries++)
        {
            Assert.Equal(0, (await place.RotateAsync("tick")).ExitCode);
        }

        File.Delete(Path.Combine(place.Home, "sealing.key"));
        var refused = await RealProgram.KeytideAsync(["rotate", "run", id], place.Environment);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"delete {Path.Combine(place.Home, "sealing.json")}", refused.Error);
        File.Delete(Path.Combine(place.Home, "sealing.json"));
        var (code, ended) = await place.RotateAsync("run", id);
        Assert.Equal((0, "Closed"), (code, Phase(ended)));
        Assert.NotEqual(place.OldKey, Assert.Single(await place.KeysAsync()).Id);

        static string Phase(JsonElement rotation) => rotation.GetProperty("phase").GetString()!;
    }

    [Fact]
    public async Task The_key_is_kept_in_the_keyring_of_a_session()
    {
        foreach (var program in new[] { "secret-tool", "gnome-keyring-daemon", "dbus-run-session" })
        {
            Assert.SkipWhen(RealProgram.Find(program) is null, $"{program} is not installed");
        }

        await using var sandbox = await RunningSandbox.StartAsync();
        using var place = new RotationPlace(sandbox.Environment);
        Settings(place, "keyring");
        var environment = new Dictionary<string, string?>(place.Environment) { ["XDG_DATA_HOME"] = place.Home };
        var result = await RealProgram.RunAsync(
            "dbus-run-session", ["--", "sh", "-c", InSession, "sh", RealProgram.KeytideDll], TimeSpan.FromMinutes(2), environment);
        Assert.True(result.ExitCode == 0, $"{result.Output}{result.Error}");
        Assert.Contains("32", result.Output);
        Assert.False(File.Exists(Path.Combine(place.Home, "sealing.key")));

        // Outside of the session nobody can tell whether the key is there: that is not the same as its being gone.
        environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent";
        var outside = await RealProgram.KeytideAsync(["rotate", "tick"], environment);
        Assert.Equal(2, outside.ExitCode);
        Assert.Contains("The keyring cannot be used", outside.Error);
    }

    private static void Settings(RotationPlace place, string key)
    {
        Directory.CreateDirectory(place.Home);
        File.WriteAllText(Path.Combine(place.Home, "keytide.yaml"), $"sealing:\n  key: \"{key}\"\n");
    }
}
