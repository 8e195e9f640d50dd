using System.Text;
using System.Text.Json;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Aws;

/// <summary>Our client reads from moto what the aws CLI wrote into it.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""";

    [Fact]
    public async Task What_the_aws_CLI_made_is_what_our_client_reads()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        await CliAsync("iam", "create-user", "--user-name", "alice", "--path", "/people/", "--tags", "Key=team,Value=a b+c");
        await CliAsync("iam", "create-user", "--user-name", "ci.deploy@prod");
        await CliAsync("iam", "create-group", "--group-name", "admins");
        await CliAsync("iam", "add-user-to-group", "--group-name", "admins", "--user-name", "alice");
        await CliAsync("iam", "put-user-policy", "--user-name", "alice", "--policy-name", "read", "--policy-document", Policy);
        await CliAsync("iam", "create-login-profile", "--user-name", "alice", "--password", "Not-a-secret-1");
        var made = await CliAsync("iam", "create-access-key", "--user-name", "ci.deploy@prod");
        var keyId = made.RootElement.GetProperty("AccessKey").GetProperty("AccessKeyId").GetString();
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var aws = Client(transport);
        var iam = new IamClient(aws);

        var users = await iam.ListUsersAsync(default);
        Assert.Equal(["alice", "ci.deploy@prod"], users.Select(user => user.Name).Order());
        Assert.Equal("/people/", users.Single(user => user.Name == "alice").Path);

        var key = Assert.Single(await iam.ListAccessKeysAsync("ci.deploy@prod", default));
        Assert.Equal((keyId, "Active"), (key.Id.Value, key.Status));
        await iam.UpdateAccessKeyAsync("ci.deploy@prod", key.Id, CredentialStatus.Inactive, default);
        Assert.Equal("Inactive", Assert.Single(await iam.ListAccessKeysAsync("ci.deploy@prod", default)).Status);
        Assert.Null((await iam.GetAccessKeyLastUsedAsync(key.Id, default)).LastUsedAt);
        Assert.NotNull(await iam.GetLoginProfileAsync("alice", default));
        Assert.Null(await iam.GetLoginProfileAsync("ci.deploy@prod", default));
        Assert.Equal(2, (await iam.GetAccountSummaryAsync(default)).Users);
        Assert.Null(await iam.GetAccountPasswordPolicyAsync(default));
        Assert.Empty(await iam.ListMfaDevicesAsync("alice", default));
        Assert.Empty(await iam.ListVirtualMfaDevicesAsync(default));
        Assert.Empty(await iam.ListSigningCertificatesAsync("alice", default));
        Assert.Empty(await iam.ListSshPublicKeysAsync("alice", default));
        Assert.Empty(await iam.ListServerCertificatesAsync(default));
        Assert.Empty(await iam.ListAccountAliasesAsync(default));

        var details = new List<UserDetail>();
        await foreach (var page in iam.GetAccountAuthorizationDetailsAsync(["User", "Group"], default))
        {
            details.AddRange(page.Users);
        }

        var alice = details.Single(user => user.Name == "alice");
        Assert.Equal("a b+c", alice.Tags["team"]);
        Assert.Equal(["admins"], alice.Groups);
        Assert.Equal(["s3:Get*"], JsonDocument.Parse(Assert.Single(alice.InlinePolicies).Document).RootElement
            .GetProperty("Statement").EnumerateArray().Select(statement => statement.GetProperty("Action").GetString()));

        await iam.DeleteAccessKeyAsync("ci.deploy@prod", key.Id, default);
        Assert.Empty(await iam.ListAccessKeysAsync("ci.deploy@prod", default));
        Assert.Equal(3, aws.Calls.Snapshot()["iam:ListAccessKeys"]);
    }

    [Fact]
    public async Task The_credential_report_comes_whole()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var iam = new IamClient(Client(transport));
        while (!(await iam.GenerateCredentialReportAsync(default)).IsComplete)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var report = await iam.GetCredentialReportAsync(default);
        Assert.StartsWith("user,arn,user_creation_time,", Encoding.UTF8.GetString(report.Content.Span));
    }

    [Fact]
    public async Task STS_and_Organizations_answer_too()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var aws = Client(transport);
        var sts = new StsClient(aws);
        Assert.Equal("123456789012", (await sts.GetCallerIdentityAsync(default)).Account.ToString());
        var session = await sts.AssumeRoleAsync(
            new RoleRequest("arn:aws:iam::222222222222:role/audit", "keytide", Duration: TimeSpan.FromMinutes(15)), default);
        Assert.NotNull(session.Credentials.SessionToken);

        var organizations = new OrganizationsClient(aws);
        var failure = await Assert.ThrowsAsync<AwsException>(() => organizations.DescribeOrganizationAsync(default));
        Assert.Equal((OrganizationsErrorCode.NotInUse, 400), (failure.Code, failure.Status));
        await aws.JsonAsync(
            new AwsOperation(AwsService.Organizations, "CreateOrganization", SafeToRepeat: false),
            new() { ["FeatureSet"] = "ALL" },
            _ => 0,
            default);
        for (var i = 0; i < 21; i++)
        {
            await aws.JsonAsync(
                new AwsOperation(AwsService.Organizations, "CreateAccount", SafeToRepeat: false),
                new() { ["AccountName"] = $"member {i}", ["Email"] = $"m{i}@example.com" },
                _ => 0,
                default);
        }

        Assert.Equal(22, (await organizations.ListAccountsAsync(default)).Count(account => account.IsActive));
        var root = Assert.Single(await organizations.ListRootsAsync(default));
        Assert.Equal(22, (await organizations.ListAccountsForParentAsync(root.Id, default)).Count);
        Assert.Empty(await organizations.ListOrganizationalUnitsForParentAsync(root.Id, default));
    }

    [Fact]
    public async Task What_moto_does_not_have_is_an_error_and_never_an_empty_list()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var iam = new IamClient(new AwsClient(
            transport, new FixedCredentials("testing", "testing"), new AwsEndpoints("us-east-1", moto.Endpoint), TimeProvider.System,
            new SystemEntropy(), RetryLimits.Usual with { FailedAttempts = 1 }));
        var failure = await Assert.ThrowsAsync<AwsException>(() => iam.ListAllServiceSpecificCredentialsAsync(default));
        Assert.Equal(AwsErrorKind.Server, failure.Kind);
    }

    private AwsClient Client(HttpAwsTransport transport) => AwsConnection.Open(
        new AwsChoice(), name => moto.Environment.GetValueOrDefault(name), transport, TimeProvider.System, new SystemEntropy());

    private async Task<JsonDocument> CliAsync(params string[] arguments)
    {
        var result = await RealProgram.RunAsync("aws", [.. arguments, "--output", "json"], TimeSpan.FromMinutes(1), moto.Environment);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output.Length == 0 ? "{}" : result.Output);
    }
}
