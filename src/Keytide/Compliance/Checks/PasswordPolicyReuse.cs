using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.reuse: the last 24 passwords do not come back.</summary>
public sealed class PasswordPolicyReuse : ICheck
{
    private static readonly CheckThreshold Least =
        new("minimum", 24, 1, 24, "How many earlier passwords the policy must refuse. 24 is the most that AWS can.");

    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.reuse",
        Title = "The password policy refuses earlier passwords",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy refuses fewer earlier passwords than `minimum`.",
        Why = "A leaked password that may come back will.",
        Remediation = "aws iam update-account-password-policy --password-reuse-prevention 24, together with the rest of the policy.",
        Thresholds = [Least],
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var least = scope.Number(Description, Least);
        return PasswordPolicyRule.Judge(scope, policy =>
            ((policy.ReusePrevention ?? 0) >= least, $"refuses {policy.ReusePrevention ?? 0} earlier passwords of {least} demanded"));
    }
}
