using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.uppercase: the account's password policy asks for an uppercase letter.</summary>
public sealed class PasswordPolicyUppercase : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.uppercase",
        Title = "The password policy asks for an uppercase letter",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy does not ask for an uppercase letter, or the account has no policy of "
            + "its own.",
        Why = "Passwords from a smaller alphabet are guessed sooner. Length does more; this is here because frameworks ask for it.",
        Remediation = "aws iam update-account-password-policy --require-uppercase-characters, together with the rest of the policy.",
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        PasswordPolicyRule.Asks(scope, policy => policy.RequireUppercase, "an uppercase letter");
}
