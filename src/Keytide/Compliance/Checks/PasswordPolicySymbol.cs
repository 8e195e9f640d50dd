using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.symbol: the account's password policy asks for a symbol.</summary>
public sealed class PasswordPolicySymbol : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.symbol",
        Title = "The password policy asks for a symbol",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy does not ask for a symbol, or the account has no policy of its own.",
        Why = "Passwords from a smaller alphabet are guessed sooner. Length does more; this is here because frameworks ask for it.",
        Remediation = "aws iam update-account-password-policy --require-symbols, together with the rest of the policy.",
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        PasswordPolicyRule.Asks(scope, policy => policy.RequireSymbols, "a symbol");
}
