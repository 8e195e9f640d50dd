using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>Policies at work: the real executable starts what is due by itself, acting as the role of the settings, over HTTP.</summary>
public sealed class FleetTests
{
    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"sts:AssumeRole"}]}
        """;

    [Fact]
    public async Task A_tick_starts_what_is_due_acts_as_the_role_and_stops_when_too_much_goes_wrong()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await using var sandbox = await RunningSandbox.StartAsync();
        using var place = new RotationPlace(sandbox.Environment);
        await place.MakeUserAsync();
        var account = (await place.AwsAsync("sts", "get-caller-identity")).GetProperty("Account").GetString()!;
        await place.AwsAsync(
            "iam", "create-role", "--role-name", "Rotator", "--assume-role-policy-document", Trust.Replace("ACCOUNT", account));
        await place.AwsAsync(
            "iam", "attach-role-policy", "--role-name", "Rotator", "--policy-arn", "arn:aws:iam::aws:policy/AdministratorAccess");
        await place.AwsAsync("iam", "tag-user", "--user-name", RotationPlace.UserName, "--tags", "Key=team,Value=payments");
        Directory.CreateDirectory(place.Home);
        await WriteSettingsAsync(place, place.Profile);

        var plan = (await place.RotateAsync("plan")).Json.EnumerateArray().ToList();
        Assert.Equal((RotationPlace.UserName, true), (Text(plan[0], "user"), plan[0].GetProperty("startsNow").GetBoolean()));

        var (code, rotations) = await place.RotateAsync("tick");
        Assert.Equal(0, code);
        var id = Text(Assert.Single(rotations.EnumerateArray()), "id");
        Assert.Equal(0, (await place.RotateAsync("run", id)).ExitCode);
        var keys = await place.KeysAsync();
        Assert.Equal("Active", Assert.Single(keys).Status);
        Assert.Contains(keys[0].Id, await File.ReadAllTextAsync(place.Profile, TestContext.Current.CancellationToken));

        // CloudTrail names the rotation: it acted in a session of the role that carries its id.
        var trail = (await place.AwsAsync(
            "cloudtrail", "lookup-events", "--lookup-attributes", "AttributeKey=EventName,AttributeValue=DeleteAccessKey")).ToString();
        Assert.Contains($"assumed-role/Rotator/keytide-{id}", trail);

        // The next key is due at once as well, and its destination is not to be had: one of one has gone wrong.
        await WriteSettingsAsync(place, "/nonexistent/folder/credentials");
        var blocked = await RealProgram.KeytideAsync(["rotate", "tick"], place.Environment);
        Assert.Equal(6, blocked.ExitCode);
        Assert.Contains("Nobody was told by chat", blocked.Error); // The channel fails, and the rotation goes its way.
        var stopped = await RealProgram.KeytideAsync(["rotate", "tick"], place.Environment);
        Assert.Equal(6, stopped.ExitCode);
        Assert.Contains("keytide rotate release", stopped.Error);
        Assert.Equal(0, (await RealProgram.KeytideAsync(["rotate", "release"], place.Environment)).ExitCode);
        Assert.Equal(2, (await RealProgram.KeytideAsync(["rotate", "release"], place.Environment)).ExitCode);
    }

    private static Task WriteSettingsAsync(RotationPlace place, string profile) => File.WriteAllTextAsync(
        Path.Combine(place.Home, "keytide.yaml"),
        $$"""
        rotation:
          role: Rotator
          fleet: { stop: { percent: 100, ofLast: 1 } }
          notify: [{ name: chat, slack: KEYTIDE_NO_SUCH_VARIABLE, events: [blocked] }]
          policies:
            - name: payments
              tags: { team: payments }
              maximumAge: 1s
              destinations: ["credentials-file:{{profile}}#prod"]
              proofSpan: 1s
              quietWindow: 1s
              soak: 1s
        """);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
