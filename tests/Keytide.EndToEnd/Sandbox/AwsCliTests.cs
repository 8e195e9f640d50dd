using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Sandbox;

public sealed class AwsCliTests
{
    [Fact]
    public async Task The_aws_CLI_reads_the_organization_and_assumes_the_audit_role()
    {
        var aws = NeedAws();
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "25", "--users", "130");
        var first = sandbox.Announced.GetProperty("accounts")[0].GetProperty("id").GetString();
        Assert.Equal(first, (await JsonAsync(aws, sandbox, "sts get-caller-identity")).GetProperty("Account").GetString());
        Assert.Equal(25, (await JsonAsync(aws, sandbox, "organizations list-accounts")).GetProperty("Accounts").GetArrayLength());
        Assert.Equal(130, (await JsonAsync(aws, sandbox, "iam list-users")).GetProperty("Users").GetArrayLength());

        var other = sandbox.Announced.GetProperty("accounts")[3];
        var role = other.GetProperty("auditRole").GetString();
        var assumed = await JsonAsync(aws, sandbox, $"sts assume-role --role-arn {role} --role-session-name audit");
        var session = assumed.GetProperty("Credentials");
        var environment = sandbox.Environment;
        environment["AWS_ACCESS_KEY_ID"] = session.GetProperty("AccessKeyId").GetString();
        environment["AWS_SECRET_ACCESS_KEY"] = session.GetProperty("SecretAccessKey").GetString();
        environment["AWS_SESSION_TOKEN"] = session.GetProperty("SessionToken").GetString();
        var identity = await RunAsync(aws, environment, "sts get-caller-identity");
        Assert.Contains($"arn:aws:sts::{other.GetProperty("id").GetString()}:assumed-role/KeytideAudit/audit", identity.Output);
        var refused = await RunAsync(aws, environment, "organizations list-accounts");
        Assert.Contains("(AccessDeniedException)", refused.Error);
    }

    [Fact]
    public async Task The_aws_CLI_leads_a_key_through_its_life()
    {
        var aws = NeedAws();
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1", "--users", "3");
        var environment = sandbox.Environment;
        await JsonAsync(aws, sandbox, "iam create-user --user-name new-user");
        var key = (await JsonAsync(aws, sandbox, "iam create-access-key --user-name new-user")).GetProperty("AccessKey");
        await JsonAsync(aws, sandbox, "iam create-access-key --user-name new-user");
        var third = await RunAsync(aws, environment, "iam create-access-key --user-name new-user");
        Assert.Contains("(LimitExceeded)", third.Error);
        Assert.Contains("Cannot exceed quota for AccessKeysPerUser: 2", third.Error);

        var own = sandbox.Environment;
        own["AWS_ACCESS_KEY_ID"] = key.GetProperty("AccessKeyId").GetString();
        own["AWS_SECRET_ACCESS_KEY"] = key.GetProperty("SecretAccessKey").GetString();
        Assert.Contains(":user/new-user", (await RunAsync(aws, own, "sts get-caller-identity")).Output);
        Assert.Contains("(AccessDenied)", (await RunAsync(aws, own, "iam list-users")).Error);
        var id = key.GetProperty("AccessKeyId").GetString();
        var update = $"iam update-access-key --user-name new-user --status Inactive --access-key-id {id}";
        Assert.Equal(0, (await RunAsync(aws, environment, update)).ExitCode);
        Assert.Contains("(InvalidClientTokenId)", (await RunAsync(aws, own, "sts get-caller-identity")).Error);
        Assert.Contains("(UnrecognizedClientException)", (await RunAsync(aws, own, "ssm get-parameter --name x")).Error);
        Assert.Equal(0, (await RunAsync(aws, environment, $"iam delete-access-key --user-name new-user --access-key-id {id}")).ExitCode);
        own["AWS_SECRET_ACCESS_KEY"] = "wrong";
        own["AWS_ACCESS_KEY_ID"] = environment["AWS_ACCESS_KEY_ID"];
        Assert.Contains("(SignatureDoesNotMatch)", (await RunAsync(aws, own, "sts get-caller-identity")).Error);
    }

    [Fact]
    public async Task The_aws_CLI_keeps_secrets_and_parameters_and_finds_the_calls_again()
    {
        var aws = NeedAws();
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1", "--users", "3");
        var environment = sandbox.Environment;
        await JsonAsync(aws, sandbox, "secretsmanager create-secret --name app/key --secret-string one");
        await JsonAsync(aws, sandbox, "secretsmanager put-secret-value --secret-id app/key --secret-string two");
        var previous = await JsonAsync(aws, sandbox, "secretsmanager get-secret-value --secret-id app/key --version-stage AWSPREVIOUS");
        Assert.Equal("one", previous.GetProperty("SecretString").GetString());
        Assert.Contains("(ResourceNotFoundException)",
            (await RunAsync(aws, environment, "secretsmanager get-secret-value --secret-id none")).Error);
        await JsonAsync(aws, sandbox, "ssm put-parameter --name /app/key --value one --type SecureString");
        var parameters = await JsonAsync(aws, sandbox, "ssm get-parameters-by-path --path /app --with-decryption");
        Assert.Equal("one", parameters.GetProperty("Parameters")[0].GetProperty("Value").GetString());
        Assert.Contains("(ParameterNotFound)", (await RunAsync(aws, environment, "ssm get-parameter --name /none")).Error);
        var events = await JsonAsync(
            aws, sandbox, "cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutSecretValue");
        var record = events.GetProperty("Events")[0].GetProperty("CloudTrailEvent").GetString()!;
        Assert.Contains("aws-cli/", record);
        Assert.DoesNotContain("two", record);
    }

    private static string NeedAws()
    {
        var aws = RealProgram.Find("aws");
        Assert.SkipWhen(aws is null, "the aws CLI is not installed");
        return aws!;
    }

    private static async Task<JsonElement> JsonAsync(string aws, RunningSandbox sandbox, string arguments)
    {
        var result = await RunAsync(aws, sandbox.Environment, arguments);
        Assert.True(result.ExitCode == 0, $"aws {arguments}: {result.Error}");
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static Task<RealProgram.Result> RunAsync(string aws, IReadOnlyDictionary<string, string?> environment, string arguments) =>
        RealProgram.RunAsync(aws, [.. arguments.Split(' '), "--output", "json"], TimeSpan.FromMinutes(2), environment);
}
