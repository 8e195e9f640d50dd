using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>
/// <c>rotate --org</c> by the real executable: the management account's user and a member's are rotated, the latter in a role that has
/// the printed policies and nothing else, and an account that has no such role is said and stops nobody.
/// </summary>
public sealed class OrganizationRotationTests
{
    [Fact]
    public async Task Every_account_is_rotated_through_its_role_and_one_that_cannot_be_entered_stops_no_other()
    {
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "3", "--users", "2");
        using var place = new RotationPlace(sandbox.Environment);
        var accounts = sandbox.Announced.GetProperty("accounts").EnumerateArray().Select(one => Text(one, "id")).ToList();
        WriteSettings(place);
        await MakeUserAsync(place, "home-app");
        using var member = new RotationPlace(await EnterAsync(sandbox, place, accounts[1]));
        await MakeUserAsync(member, "member-app");
        await MakeRoleAsync(place, member, accounts[0]);

        var first = string.CompareOrdinal(accounts[0], accounts[1]) < 0 ? "home-app" : "member-app"; // Accounts go by their numbers.
        var plan = await OrganizationAsync(place, "plan");
        Assert.Equal(3, plan.ExitCode);
        Assert.Contains($"Account {accounts[2]}", plan.Error);
        Assert.Equal(
            [(accounts[0], "home-app", first == "home-app"), (accounts[1], "member-app", first == "member-app")],
            Rows(plan.Output).Select(row => (Text(row, "accountId"), Text(row, "user"), row.GetProperty("startsNow").GetBoolean()))
                .OrderBy(row => row.Item2));

        // One at once in all accounts together: the second begins when the first one's old key is off.
        var tick = await OrganizationAsync(place, "tick");
        Assert.Equal((3, first), (tick.ExitCode, Text(Assert.Single(Rows(tick.Output)), "user")));
        Assert.Contains($"Account {accounts[2]}", tick.Error);
        WriteSettings(place, atOnce: 9);
        var run = await OrganizationAsync(place, "run");
        Assert.True(run.ExitCode == 3, run.Error);
        Assert.Equal(["Closed", "Closed"], Rows(run.Output).Select(row => Text(row, "phase")));

        var key = (await member.AwsAsync("iam", "list-access-keys", "--user-name", "member-app")).GetProperty("AccessKeyMetadata");
        var secret = (await member.AwsAsync("secretsmanager", "get-secret-value", "--secret-id", "member-app")).ToString();
        Assert.Contains(Text(Assert.Single(key.EnumerateArray()), "AccessKeyId"), secret);
        var trail = (await member.AwsAsync(
            "cloudtrail", "lookup-events", "--lookup-attributes", "AttributeKey=EventName,AttributeValue=DeleteAccessKey")).ToString();
        Assert.Contains("assumed-role/KeytideRotate/keytide-rot-", trail);

        var without = await RealProgram.KeytideAsync(["rotate", "tick", "--role", "X"], place.Environment);
        Assert.Equal(2, without.ExitCode);
        await WithoutTheRoleAsync(place, member, accounts[1]);
    }

    private static Task<RealProgram.Result> OrganizationAsync(RotationPlace place, string command) => RealProgram.KeytideAsync(
        ["rotate", command, "--org", "--external-id", "tide", "--format", "json"], place.Environment);

    // A rotation under way in an account that cannot be entered any more is said, and nothing waits for it for ever.
    private static async Task WithoutTheRoleAsync(RotationPlace place, RotationPlace member, string account)
    {
        var there = new Dictionary<string, string?>(member.Environment) { ["KEYTIDE_HOME"] = place.Home };
        var started = await RealProgram.KeytideAsync(
            ["rotate", "start", "--user", "member-app", "--to", "secretsmanager:member-app", "--format", "json"], there);
        Assert.True(started.ExitCode == 0, started.Error);
        await member.AwsAsync("iam", "delete-role-policy", "--role-name", "KeytideRotate", "--policy-name", "rotation");
        await member.AwsAsync("iam", "delete-role", "--role-name", "KeytideRotate");
        var run = await OrganizationAsync(place, "run");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"Account {account}", run.Error);
    }

    private static void WriteSettings(RotationPlace place, int atOnce = 1)
    {
        Directory.CreateDirectory(place.Home);
        File.WriteAllText(Path.Combine(place.Home, "keytide.yaml"), $$"""
            rotation:
              fleet: { atOnce: {{atOnce}} }
              policies:
                - name: apps
                  users: ["*-app"]
                  maximumAge: 1s
                  destinations: ["secretsmanager:{user}"]
                  proofSpan: 1s
                  quietWindow: 1s
                  soak: 1s
            """);
    }

    private static async Task MakeUserAsync(RotationPlace place, string name)
    {
        await place.AwsAsync("iam", "create-user", "--user-name", name);
        await place.AwsAsync("iam", "create-access-key", "--user-name", name);
    }

    private static async Task<Dictionary<string, string?>> EnterAsync(RunningSandbox sandbox, RotationPlace place, string account)
    {
        var session = (await place.AwsAsync(
            "sts", "assume-role", "--role-arn", $"arn:aws:iam::{account}:role/OrganizationAccountAccessRole", "--role-session-name",
            "test")).GetProperty("Credentials");
        return new(sandbox.Environment)
        {
            ["AWS_ACCESS_KEY_ID"] = Text(session, "AccessKeyId"),
            ["AWS_SECRET_ACCESS_KEY"] = Text(session, "SecretAccessKey"),
            ["AWS_SESSION_TOKEN"] = Text(session, "SessionToken"),
        };
    }

    private static async Task MakeRoleAsync(RotationPlace place, RotationPlace member, string trusted)
    {
        var trust = await RealProgram.KeytideAsync(
            ["policy", "member-trust", "--account", trusted, "--external-id", "tide"], place.Environment);
        var policy = await RealProgram.KeytideAsync(["policy", "rotation-member"], place.Environment);
        await member.AwsAsync("iam", "create-role", "--role-name", "KeytideRotate", "--assume-role-policy-document", trust.Output);
        await member.AwsAsync(
            "iam", "put-role-policy", "--role-name", "KeytideRotate", "--policy-name", "rotation", "--policy-document", policy.Output);
    }

    private static IEnumerable<JsonElement> Rows(string json) => JsonDocument.Parse(json).RootElement.EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
