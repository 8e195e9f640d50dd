using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Tests.Compliance;

/// <summary>The members of an audit's JSON that a baseline is read from, written as the contract has them.</summary>
internal static class AuditJson
{
    public static AccountAudit AuditOf(AccountSnapshot snapshot, IReadOnlyList<Finding> findings, AccountStatus status) => new()
    {
        Id = snapshot.Id,
        Partition = snapshot.Partition,
        Name = null,
        Status = status,
        Reason = status == AccountStatus.Complete ? null : "denied",
        Gaps = [],
        Calls = new Dictionary<string, int>(),
        Users = 1,
        Credentials = [],
        Findings = findings,
    };

    public static byte[] Of(AccountAudit audit, DateTimeOffset asOf) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        schemaVersion = "1",
        asOf,
        accounts = new[] { new { id = audit.Id.ToString() } },
        findings = audit.Findings.Select(finding => new
        {
            id = finding.Id,
            check = finding.Check,
            title = finding.Title,
            severity = Name(finding.Severity),
            verdict = Name(finding.Verdict),
            accountId = finding.AccountId.ToString(),
            principal = new
            {
                type = Name(finding.Principal.Type),
                name = finding.Principal.Name,
                arn = finding.Principal.Arn,
                id = finding.Principal.Id,
            },
            credentialId = finding.CredentialId,
            credentialKind = finding.CredentialKind is { } kind ? Name(kind) : null,
            resource = finding.Resource,
            evidence = finding.Evidence.Select(evidence => new { fact = evidence.Fact }),
            baseline = finding.Baseline is { } state ? Name(state) : null,
        }),
    });

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
