using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.number: the account's password policy asks for a number.</summary>
public sealed class PasswordPolicyNumber : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.number",
        Title = "The password policy asks for a number",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy does not ask for a number, or the account has no policy of its own.",
        Why = "Passwords from a smaller alphabet are guessed sooner. Length does more; this is here because frameworks ask for it.",
        Remediation = "aws iam update-account-password-policy --require-numbers, together with the rest of the policy.",
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        PasswordPolicyRule.Asks(scope, policy => policy.RequireNumbers, "a number");
}
