using System.Text;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;
using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Aws;

/// <summary>Our client and the sandbox, which know nothing of each other, understand each other.</summary>
public sealed class SandboxCallsTests
{
    [Fact]
    public async Task Every_read_of_an_account_gives_what_is_in_it()
    {
        var aws = new SandboxedAws();
        var account = aws.Organization.World.FindAccount(aws.Organization.Accounts[0].Id)!;
        var iam = new IamClient(aws.Client);

        var users = await iam.ListUsersAsync(default);
        Assert.Equal(account.Users.Select(user => user.Name).Order(), users.Select(user => user.Name).Order());
        foreach (var user in account.Users)
        {
            var keys = await iam.ListAccessKeysAsync(user.Name, default);
            Assert.Equal(
                user.AccessKeys.Select(key => (key.Id, $"{key.Status}")).Order(), keys.Select(key => (key.Id.Value, key.Status)).Order());
            Assert.Equal(user.MfaDevices.Count, (await iam.ListMfaDevicesAsync(user.Name, default)).Count);
            Assert.Equal(user.SshPublicKeys.Count, (await iam.ListSshPublicKeysAsync(user.Name, default)).Count);
            Assert.Equal(user.SigningCertificates.Count, (await iam.ListSigningCertificatesAsync(user.Name, default)).Count);
            Assert.Equal(user.LoginProfile is not null, await iam.GetLoginProfileAsync(user.Name, default) is not null);
            foreach (var key in keys)
            {
                await iam.GetAccessKeyLastUsedAsync(key.Id, default);
            }
        }

        var credentials = await iam.ListAllServiceSpecificCredentialsAsync(default);
        Assert.Equal(account.Users.Sum(user => user.ServiceCredentials.Count), credentials.Count);
        Assert.Equal(account.ServerCertificates.Count(), (await iam.ListServerCertificatesAsync(default)).Count);
        Assert.Equal(users.Count, (await iam.GetAccountSummaryAsync(default)).Users);
        Assert.Equal(account.PasswordPolicy is null, await iam.GetAccountPasswordPolicyAsync(default) is null);
        await iam.ListVirtualMfaDevicesAsync(default);
        await iam.ListAccountAliasesAsync(default);
        await iam.ListOrganizationsFeaturesAsync(default);

        var details = new List<UserDetail>();
        await foreach (var page in iam.GetAccountAuthorizationDetailsAsync(["User", "Group", "LocalManagedPolicy"], default))
        {
            details.AddRange(page.Users);
        }

        Assert.Equal(users.Select(user => user.Arn).Order(), details.Select(user => user.Arn).Order());
    }

    [Fact]
    public async Task The_credential_report_is_waited_for_and_read()
    {
        var aws = new SandboxedAws();
        var iam = new IamClient(aws.Client);
        while (!(await iam.GenerateCredentialReportAsync(default)).IsComplete)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), aws.Time);
        }

        var report = await iam.GetCredentialReportAsync(default);
        Assert.Contains("<root_account>", Encoding.UTF8.GetString(report.Content.Span));
    }

    [Fact]
    public async Task The_organization_is_walked_and_its_members_entered()
    {
        var aws = new SandboxedAws();
        var organizations = new OrganizationsClient(aws.Client);
        var members = await organizations.ListAccountsAsync(default);
        Assert.Equal(aws.Organization.Accounts.Select(account => account.Id).Order(), members.Select(member => $"{member.Id}").Order());
        var root = Assert.Single(await organizations.ListRootsAsync(default));
        Assert.NotEmpty(await organizations.ListOrganizationalUnitsForParentAsync(root.Id, default));
        Assert.NotEmpty(await organizations.ListAccountsForParentAsync(root.Id, default));
        var organization = await organizations.DescribeOrganizationAsync(default);
        Assert.Equal(aws.Organization.Accounts[0].Id, organization.ManagementAccount.ToString());

        var prod = aws.Organization.Accounts[1];
        var role = new AssumedRoleCredentials(
            new StsClient(aws.Client), new RoleRequest(prod.AuditRoleArn, "keytide"), aws.Time);
        var identity = await new StsClient(aws.Client.As(role)).GetCallerIdentityAsync(default);
        Assert.Equal(prod.Id, identity.Account.ToString());
        Assert.NotEmpty(await new IamClient(aws.Client.As(role)).ListUsersAsync(default));
    }

    [Fact]
    public async Task An_inactive_key_and_a_wrong_secret_are_told_apart_over_both_protocols()
    {
        var aws = new SandboxedAws();
        var wrong = aws.ClientOf(new FixedCredentials(aws.Organization.AdministratorKey.Id, "wrong"));
        Assert.Equal(AwsErrorKind.WrongSignature, await KindAsync(() => new IamClient(wrong).ListUsersAsync(default)));
        Assert.Equal(AwsErrorKind.WrongSignature, await KindAsync(() => new OrganizationsClient(wrong).ListAccountsAsync(default)));
        aws.Organization.AdministratorKey.SetStatus(KeyStatus.Inactive, aws.Time.GetUtcNow());
        Assert.Equal(AwsErrorKind.NotAccepted, await KindAsync(() => new IamClient(aws.Client).ListUsersAsync(default)));
        Assert.Equal(AwsErrorKind.NotAccepted, await KindAsync(() => new OrganizationsClient(aws.Client).ListAccountsAsync(default)));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    public async Task A_clock_an_hour_and_a_half_off_costs_one_request_more(int minutes)
    {
        var aws = new SandboxedAws();
        var client = aws.ClientOf(aws.Administrator, new JumpingTime(aws.Time.GetUtcNow().AddMinutes(minutes)));
        Assert.NotEmpty(await new IamClient(client).ListUsersAsync(default));
        Assert.NotEmpty(await new OrganizationsClient(client).ListAccountsAsync(default));
        Assert.Equal(2, client.Calls.Snapshot()["iam:ListUsers"]);
        Assert.Equal(1, client.Calls.Snapshot()["organizations:ListAccounts"]);
    }

    [Fact]
    public async Task A_role_is_used_for_its_whole_hour_by_a_client_whose_clock_is_wrong()
    {
        var aws = new SandboxedAws();
        var late = new JumpingTime(aws.Time.GetUtcNow().AddHours(3));
        var client = aws.ClientOf(aws.Administrator, late);
        var role = new AssumedRoleCredentials(
            new StsClient(client), new RoleRequest(aws.Organization.Accounts[1].AuditRoleArn, "keytide"), late);
        var member = new IamClient(client.As(role));
        for (var minutes = 0; minutes < 120; minutes += 10)
        {
            Assert.NotEmpty(await member.ListUsersAsync(default));
            late.Advance(TimeSpan.FromMinutes(10));
            aws.Time.Advance(TimeSpan.FromMinutes(10));
        }

        // One that failed for the clock, and one for each hour begun, less five minutes.
        Assert.Equal(1 + 2, client.Calls.Snapshot()["sts:AssumeRole"]);
    }

    [Fact]
    public async Task Calls_made_at_once_wait_in_line_and_all_succeed()
    {
        var aws = new SandboxedAws(new SandboxOptions { Faults = new FaultOptions { Throttling = new ThrottlingFault() } });
        var iam = new IamClient(aws.Client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => iam.ListUsersAsync(default)));
        Assert.All(answers, users => Assert.Equal(answers[0].Count, users.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Throttling_slows_the_reading_down_and_loses_nothing(bool sendsRetryAfter)
    {
        var throttling = new ThrottlingFault(Rate: 10, Burst: 20) { SendsRetryAfter = sendsRetryAfter };
        var aws = new SandboxedAws(new SandboxOptions { Faults = new FaultOptions { Throttling = throttling } }, users: 300);
        var iam = new IamClient(aws.Client);
        var started = aws.Time.GetUtcNow();
        var users = await iam.ListUsersAsync(default);
        foreach (var user in users)
        {
            await iam.ListAccessKeysAsync(user.Name, default);
        }

        // At ten a second these take half a minute at the least. A learnt rate comes close to that, and wastes few requests.
        var seconds = (aws.Time.GetUtcNow() - started).TotalSeconds;
        Assert.InRange(seconds, users.Count / 10.0 - 3, users.Count / 10.0 * 2);
        Assert.InRange(aws.Client.Calls.Snapshot()["iam:ListAccessKeys"], users.Count, users.Count * 1.5);
    }

    [Fact]
    public async Task Short_pages_lost_answers_and_server_errors_change_no_answer()
    {
        var quiet = new SandboxedAws(users: 200);
        var expected = await new IamClient(quiet.Client).ListUsersAsync(default);
        var faults = new FaultOptions
        {
            ShortPages = new RateFault(0.9),
            LostAnswers = new LossFault(0.1, 0.1),
            ServerErrors = new RateFault(0.1),
        };
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var noisy = new SandboxedAws(new SandboxOptions { Seed = seed, Faults = faults }, users: 200);
            Assert.Equal(expected, await new IamClient(noisy.Client).ListUsersAsync(default));
        }
    }

    [Fact]
    public async Task A_lost_answer_to_CreateAccessKey_leaves_one_key_and_is_told_as_ambiguous()
    {
        var aws = new SandboxedAws(new SandboxOptions { Faults = new FaultOptions { LostAnswers = new LossFault(Before: 0, After: 1) } });
        var user = aws.Organization.World.FindAccount(aws.Organization.Accounts[0].Id)!.Users.First(user => user.AccessKeys.Count == 0);
        var failure = await Assert.ThrowsAsync<AwsException>(() => new IamClient(aws.Client).CreateAccessKeyAsync(user.Name, default));
        Assert.True(failure.IsAmbiguous);
        Assert.Single(user.AccessKeys);
    }

    private static async Task<AwsErrorKind> KindAsync<T>(Func<Task<T>> call) => (await Assert.ThrowsAsync<AwsException>(call)).Kind;
}
