using Keytide.Compliance;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>Compares what two audits of the same account claim.</summary>
internal static class Claims
{
    public static IEnumerable<Finding> Failures(this AccountAudit audit) =>
        audit.Findings.Where(finding => finding.Verdict == Verdict.Fail);

    public static IEnumerable<Finding> Of(this AccountAudit audit, string check, string? principal = null) =>
        audit.Findings.Where(finding => finding.Check == check && (principal is null || finding.Principal.Name == principal));

    /// <summary>
    /// Whoever reads less may know less and may not know better: what fails in a whole audit fails or is unknown in the other, and what
    /// passes in the other passes in the whole one.
    /// </summary>
    public static void ClaimNoMore(AccountAudit whole, AccountAudit other)
    {
        Assert.All(whole.Failures(), failure => Assert.Contains(other.Findings, finding =>
            finding.Check == failure.Check
            && (finding.Id == failure.Id
                || finding.Principal.Arn == failure.Principal.Arn
                || finding.Principal.Type == PrincipalType.Account)
            && finding.Verdict is Verdict.Fail or Verdict.Unknown));
        Assert.All(other.Findings.Where(finding => finding.Verdict == Verdict.Pass), pass => Assert.Contains(whole.Findings, finding =>
            finding.Check == pass.Check && finding.Verdict == Verdict.Pass && finding.Principal.Arn == pass.Principal.Arn
            && (finding.CredentialId == pass.CredentialId || pass.CredentialId is null)));
    }

    /// <summary>The findings of a faultless run, each with its verdict, for comparison as text.</summary>
    public static IReadOnlyList<string> Verdicts(this AccountAudit audit) =>
        [.. audit.Findings.Select(finding => $"{finding.Check} {finding.Principal.Arn} {finding.CredentialId} {finding.Verdict}")];
}
