using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.lowercase: the account's password policy asks for a lowercase letter.</summary>
public sealed class PasswordPolicyLowercase : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.lowercase",
        Title = "The password policy asks for a lowercase letter",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy does not ask for a lowercase letter, or the account has no policy of "
            + "its own.",
        Why = "Passwords from a smaller alphabet are guessed sooner. Length does more; this is here because frameworks ask for it.",
        Remediation = "aws iam update-account-password-policy --require-lowercase-characters, together with the rest of the policy.",
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        PasswordPolicyRule.Asks(scope, policy => policy.RequireLowercase, "a lowercase letter");
}
