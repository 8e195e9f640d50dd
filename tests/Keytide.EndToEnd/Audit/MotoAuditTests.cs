using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Audit;

/// <summary>
/// The aws CLI makes an account in moto, and the audit finds exactly that. moto has no row for root in its report and does not know
/// ListServiceSpecificCredentials: both are said, and nothing is claimed of them.
/// </summary>
public sealed class MotoAuditTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Little = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    [Fact]
    public async Task An_audit_finds_exactly_what_the_aws_CLI_made()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await CliAsync("create-user", "--user-name", "alice", "--path", "/people/");
        await CliAsync("create-user", "--user-name", "smith,john");
        await CliAsync("create-user", "--user-name", "=cmd");
        await CliAsync("create-user", "--user-name", "nobody");
        await CliAsync("create-group", "--group-name", "admins");
        await CliAsync("put-group-policy", "--group-name", "admins", "--policy-name", "all", "--policy-document", Everything);
        await CliAsync("add-user-to-group", "--group-name", "admins", "--user-name", "alice");
        await CliAsync("put-user-policy", "--user-name", "=cmd", "--policy-name", "read", "--policy-document", Little);
        await CliAsync("create-login-profile", "--user-name", "alice", "--password", "Not-a-secret-1");
        string[] made =
        [
            $"alice {await KeyAsync("alice")} active", $"alice {await KeyAsync("alice")} active",
            $"smith,john {await KeyAsync("smith,john")} active", $"=cmd {await KeyAsync("=cmd")} inactive",
        ];
        await CliAsync("update-access-key", "--user-name", "=cmd", "--access-key-id", made[3].Split(' ')[1], "--status", "Inactive");

        using var keytide = new KeytideAudit(moto.Environment);
        var (exitCode, audit) = await keytide.RunAsync();

        Assert.Equal(4, exitCode); // Findings, and something that could not be read.
        var account = Assert.Single(audit.GetProperty("accounts").EnumerateArray());
        Assert.Equal("partial", account.GetProperty("status").GetString());
        var gap = Assert.Single(account.GetProperty("gaps").EnumerateArray());
        Assert.Equal("iam:ListServiceSpecificCredentials", gap.GetProperty("source").GetString());
        Assert.Equal("HTTP status 500 without an AWS error", gap.GetProperty("reason").GetString());
        Assert.Equal(4, audit.GetProperty("summary").GetProperty("users").GetInt32());
        Assert.Equal(made.Order(), Keys(audit).Order());
        Assert.Equal(["alice"], KeytideAudit.Findings(audit, "fail", "key.multiple-active"));
        Assert.Equal(["alice"], KeytideAudit.Findings(audit, "fail", "user.mfa-console"));
        Assert.Equal(["alice"], KeytideAudit.Findings(audit, "fail", "user.password-and-key"));
        Assert.Equal(["=cmd"], KeytideAudit.Findings(audit, "fail", "user.direct-policies"));
        Assert.Equal(
            ["123456789012 arn:aws:iam::123456789012:group/admins"], KeytideAudit.Findings(audit, "fail", "policy.full-admin"));
        Assert.Empty(KeytideAudit.Findings(audit, "fail", "key.age"));
        Assert.Equal(["<root_account>"], KeytideAudit.Findings(audit, "unknown", "root.recent-use"));
        Assert.Equal(4, KeytideAudit.Findings(audit, "unknown", "service-credential.bedrock").Count());
        Assert.Empty(KeytideAudit.Findings(audit, "pass", "service-credential.bedrock"));

        var (quiet, _) = await keytide.RunAsync("--fail-on", "never");
        Assert.Equal(3, quiet);
    }

    private static IEnumerable<string> Keys(JsonElement audit) =>
        from credential in audit.GetProperty("credentials").EnumerateArray()
        where credential.GetProperty("kind").GetString() == "accessKey"
        select $"{credential.GetProperty("principal").GetProperty("name").GetString()} {credential.GetProperty("id").GetString()} "
            + credential.GetProperty("status").GetString();

    private async Task<string?> KeyAsync(string user) =>
        (await CliAsync("create-access-key", "--user-name", user)).GetProperty("AccessKey").GetProperty("AccessKeyId").GetString();

    private async Task<JsonElement> CliAsync(params string[] arguments)
    {
        var result = await RealProgram.RunAsync(
            "aws", ["iam", .. arguments, "--output", "json"], TimeSpan.FromMinutes(1), moto.Environment);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output.Length == 0 ? "{}" : result.Output).RootElement;
    }
}
