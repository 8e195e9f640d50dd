using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Iam;

/// <summary>What real AWS answered is what our operations understand.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly DateTimeOffset Recorded = new(2026, 2, 17, 9, 44, 52, TimeSpan.Zero);

    [Fact]
    public async Task A_created_key_comes_with_its_secret()
    {
        var iam = Iam("credential_report", "test_credential_report", "create-access-key-1", "CreateAccessKey");
        var key = await iam.CreateAccessKeyAsync("alice", default);
        Assert.Equal(("AKIAIOSFODNN7EXAMPL1", "Active", Recorded), (key.Id.Value, key.Status, key.CreatedAt));
        Assert.Equal("<secret-access-key:1>", new string(key.Secret.Reveal()));
    }

    [Fact]
    public async Task The_credential_report_starts_and_completes()
    {
        var started = await Iam("credential_report", "test_credential_report", "initial-generate-response", "GenerateCredentialReport")
            .GenerateCredentialReportAsync(default);
        Assert.Equal(("STARTED", false), (started.State, started.IsComplete));
        Assert.Equal("No report exists. Starting a new report generation task", started.Description);
        var done = await Iam("credential_report", "test_credential_report", "generate-completed-response", "GenerateCredentialReport")
            .GenerateCredentialReportAsync(default);
        Assert.True(done.IsComplete);
    }

    [Fact]
    public async Task A_report_that_was_never_generated_is_not_present_and_not_empty()
    {
        var iam = Iam(
            "credential_report",
            "test_get_credential_report_before_generated",
            "get-credential-report-without-generate-error",
            "GetCredentialReport");
        var failure = await Assert.ThrowsAsync<AwsException>(() => iam.GetCredentialReportAsync(default));
        Assert.Equal((IamErrorCode.ReportNotPresent, 410), (failure.Code, failure.Status));
    }

    [Fact]
    public async Task The_account_summary_has_its_names()
    {
        var summary = await Iam("account_summary", "test_get_account_summary_format", "transformed-summary", "GetAccountSummary")
            .GetAccountSummaryAsync(default);
        Assert.Equal(34, summary.Entries.Count);
        Assert.Equal((0, 0, 7), (summary.RootAccessKeys, summary.RootMfaEnabled, summary.RootPasswordPresent));
        Assert.Equal((0, 7, 7), (summary.RootSigningCertificates, summary.Users, summary.ServerCertificates));
        Assert.Equal(2, summary.AccessKeysPerUserQuota);
    }

    [Fact]
    public async Task A_password_policy_has_all_its_rules_or_is_absent()
    {
        const string File = "account_password_policy";
        const string Action = "GetAccountPasswordPolicy";
        var custom = await Iam(File, "test_update_account_password_policy_custom_values", "password-policy-custom", Action)
            .GetAccountPasswordPolicyAsync(default);
        Assert.Equal(new PasswordPolicy(10, true, true, true, true, true, true, 60, 3, true), custom);
        var usual = await Iam(File, "test_update_account_password_policy_defaults", "password-policy-defaults", Action)
            .GetAccountPasswordPolicyAsync(default);
        Assert.Equal(new PasswordPolicy(6, false, false, false, false, false, false, null, null, null), usual);
        Assert.Null(await Iam(File, "test_get_account_password_policy_not_found", "policy-not-found", Action)
            .GetAccountPasswordPolicyAsync(default));
    }

    [Fact]
    public async Task Ssh_keys_are_listed_and_an_empty_list_is_empty()
    {
        var key = Assert.Single(await Iam("ssh_public_keys", "test_list_ssh_public_keys", "list-with-key", "ListSSHPublicKeys")
            .ListSshPublicKeysAsync("alice", default));
        Assert.Equal(("Active", Recorded), (key.Status, key.UploadedAt));
        Assert.Empty(await Iam("ssh_public_keys", "test_list_ssh_public_keys", "list-empty", "ListSSHPublicKeys")
            .ListSshPublicKeysAsync("alice", default));
    }

    [Fact]
    public async Task Signing_certificates_are_listed_with_their_status()
    {
        var iam = Iam(
            "signing_certificates",
            "test_signing_certificate_lifecycle",
            "list-certificates-after-inactive",
            "ListSigningCertificates");
        var certificate = Assert.Single(await iam.ListSigningCertificatesAsync("alice", default));
        Assert.Equal((CredentialStatus.Inactive, "<certificate-body>"), (certificate.Status, certificate.Body));
    }

    [Fact]
    public async Task Second_factors_are_listed_with_whom_they_belong_to()
    {
        var device = Assert.Single(await Iam("mfa", "test_enable_virtual_mfa_device", "list-mfa-devices-after", "ListMFADevices")
            .ListMfaDevicesAsync("alice", default));
        Assert.Equal("arn:aws:iam::111111111111:mfa/<mfa-device-name>", device.SerialNumber);
        var assigned = Assert.Single(await Iam("mfa", "test_enable_virtual_mfa_device", "list-assigned-with-user", "ListVirtualMFADevices")
            .ListVirtualMfaDevicesAsync(default));
        Assert.Equal(("arn:aws:iam::111111111111:user/<user-name:1>", Recorded), (assigned.UserArn, assigned.EnabledAt));
        var free = await Iam("mfa", "test_list_virtual_mfa_devices", "list-unassigned", "ListVirtualMFADevices")
            .ListVirtualMfaDevicesAsync(default);
        Assert.All(free, candidate => Assert.Null(candidate.UserArn ?? candidate.EnabledAt?.ToString()));
        Assert.Equal(3, free.Count);
    }

    [Fact]
    public async Task Service_specific_credentials_are_listed_without_their_password()
    {
        var credential = Assert.Single(await Iam(
            "iam",
            "test_service_specific_credential_lifecycle[codecommit.amazonaws.com]",
            "list-service-specific-credentials-response-after-update",
            "ListServiceSpecificCredentials").ListServiceSpecificCredentialsAsync("alice", default));
        Assert.Equal(("codecommit.amazonaws.com", "<user-name:1>-at-111111111111"), (credential.ServiceName, credential.ServiceUserName));
        Assert.Equal((CredentialStatus.Inactive, null), (credential.Status, credential.ExpiresAt));
    }

    private static IamClient Iam(string file, string test, string step, string action)
    {
        Assert.SkipWhen(Recording.Absence is not null, Recording.Absence ?? "");
        return new ScriptedAws(Recording.Answer(file, test, step, action)).Iam;
    }
}
