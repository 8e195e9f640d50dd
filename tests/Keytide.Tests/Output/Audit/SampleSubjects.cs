using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Tests.Output.Audit;

/// <summary>Makes the users, credentials and findings of one sample account.</summary>
internal sealed class SampleSubjects(AccountId account, Partition partition)
{
    public static readonly Suppression Suppression = new(
        "key.inactive-stale",
        "team-payments@example.com",
        "Kept until the vendor \"Ümlaut & Co\" moves, see ticket",
        SampleAudit.AsOf.AddDays(40),
        "SEC-1234")
    {
        Account = AccountId.Parse("123456789012"),
        Subject = "AKIABOB0000000000001",
    };

    private static readonly Provenance Report =
        new("iam:GetCredentialReport", SampleAudit.AsOf.AddMinutes(-9), TimeSpan.FromHours(4));

    private static readonly Dictionary<string, (string Title, string Remediation, ControlReference[] Controls)> Checks = new()
    {
        ["root.access-key"] = ("Root has an access key", "Delete root's access keys.", Cis("1.4", "1.3", "2.4", "IAM.4")),
        ["key.age"] = ("An active key is older than 90 days", "keytide rotate start --user NAME", Cis("1.14", "1.13", "2.12", "IAM.3")),
        ["key.unused"] = ("An active access key is unused", "keytide keys deactivate ID", Cis("1.12", "1.11", "2.11", "IAM.22")),
        ["key.never-used"] = ("An active access key was never used", "keytide keys deactivate ID", Cis("1.12", "1.11", "2.11", "IAM.22")),
        ["key.inactive-stale"] = ("An inactive access key is kept", "keytide keys delete ID", []),
        ["user.mfa-console"] = ("A console user has no MFA", "Assign a device, best a key.", Cis("1.10", "1.9", "2.10", "IAM.5")),
        ["password.unused"] = ("A console password is unused", "Delete the login profile.", Cis("1.12", "1.11", "2.11", "IAM.22")),
        ["user.policies-direct"] = ("A user has policies of its own", "Use groups.", Cis("1.15", "1.14", "2.13", "IAM.2")),
        ["policy.min-length"] = ("Passwords may be shorter than 14", "Set the minimum length to 14.", Cis("1.8", "1.7", "2.8", "IAM.15")),
    };

    public AccountAudit Account(string? name, AccountStatus status, int? users) => new()
    {
        Id = account,
        Partition = partition,
        Name = name,
        Status = status,
        Reason = null,
        Gaps = [],
        Calls = new Dictionary<string, int> { ["iam:GetCredentialReport"] = 2, ["iam:GetAccountAuthorizationDetails"] = 1 },
        Users = users,
        Credentials = [],
        Findings = [],
    };

    public Principal User(string name, string? id) => new(PrincipalType.User, name, $"arn:{partition}:iam::{account}:user/{name}", id);

    public Credential Credential(CredentialKind kind, string? id, Principal principal, int ageDays, int? idleDays = null) => new()
    {
        Kind = kind,
        Id = id,
        AccountId = account,
        Principal = principal,
        Status = CredentialStatus.Active,
        CreatedAt = SampleAudit.AsOf.AddDays(-ageDays).AddMinutes(-30),
        LastUse = kind is CredentialKind.AccessKey or CredentialKind.Password
            ? Fact.Known(idleDays is { } idle ? new LastUse(SampleAudit.AsOf.AddDays(-idle).AddMinutes(-20)) : LastUse.Never, Report)
            : Fact.Unknown<LastUse>("AWS keeps no record of it"),
    };

    public Credential Key(
        Principal principal, string? id, int ageDays, int? idleDays, string? service = null, string? region = null)
    {
        var key = Credential(CredentialKind.AccessKey, id, principal, ageDays, idleDays);
        return key with { LastUse = key.LastUse.Select(use => use with { Service = service, Region = region }) };
    }

    public Finding Finding(string check, Severity severity, Verdict verdict, Principal principal, Credential? credential, string message)
    {
        var (title, remediation, controls) = Checks[check];
        return new Finding
        {
            Id = Fingerprint($"{partition}/{account}/{check}/{credential?.Id ?? principal.Arn}"),
            Check = check,
            Title = title,
            Severity = severity,
            Verdict = verdict,
            AccountId = account,
            Principal = principal,
            CredentialId = credential?.Id,
            CredentialKind = credential?.Kind,
            Message = message,
            Evidence = [new Evidence($"{check} of {principal.Name}", Report.Source, Report.ObservedAt, Report.MaxStaleness)],
            Controls = controls,
            Remediation = remediation,
        };
    }

    private static ControlReference[] Cis(string three, string five, string seven, string securityHub) =>
    [
        new("CIS AWS Foundations", "3.0.0", three),
        new("CIS AWS Foundations", "5.0.0", five),
        new("CIS AWS Foundations", "7.0.0", seven),
        new("AWS FSBP", "1.0.0", securityHub),
    ];

    private static string Fingerprint(string subject) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(subject)))[..32];
}
