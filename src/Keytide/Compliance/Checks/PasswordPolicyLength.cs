using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.length: passwords have 14 characters or more.</summary>
public sealed class PasswordPolicyLength : ICheck
{
    private static readonly CheckThreshold Least = new("minimum", 14, 6, 128, "The least length that the policy must ask for.");

    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.length",
        Title = "The password policy asks for long passwords",
        Severity = Severity.Medium,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy asks for fewer characters than `minimum`. Without a policy of its own "
            + "an account has AWS's default, 8.",
        Why = "Length is what makes guessing hopeless.",
        Remediation = "aws iam update-account-password-policy --minimum-password-length 14, together with the rest of the policy.",
        Thresholds = [Least],
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var least = scope.Number(Description, Least);
        return PasswordPolicyRule.Judge(scope, policy =>
            (policy.MinimumLength >= least, $"asks for {policy.MinimumLength} characters of {least} demanded"));
    }
}
