using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password-policy.expiry: passwords expire within 90 days.</summary>
public sealed class PasswordPolicyExpiry : ICheck
{
    private static readonly CheckThreshold Most = CheckThreshold.Days(90, "The greatest age that the policy may allow.");

    public CheckDescription Description { get; } = new()
    {
        Id = "password-policy.expiry",
        Title = "The password policy lets passwords expire",
        Severity = Severity.Low,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account's password policy lets passwords live longer than `days`, or for ever.",
        Why = "Some frameworks demand it. It is off by default: NIST SP 800-63B advises against expiry without cause, because people "
            + "answer it with weaker passwords.",
        Remediation = "aws iam update-account-password-policy --max-password-age 90, together with the rest of the policy.",
        Thresholds = [Most],
        IsOnByDefault = false,
        Needs = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var most = scope.Number(Description, Most);
        return PasswordPolicyRule.Judge(scope, policy => policy.MaximumAgeDays is { } days
            ? (days <= most, $"lets passwords live {Phrases.Count(days, "day")} of {most} allowed")
            : (false, "lets passwords live for ever"));
    }
}
