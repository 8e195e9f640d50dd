namespace Keytide.Compliance.Checks;

/// <summary>user.mfa-all: every user has MFA, machines too.</summary>
public sealed class UserMfaAll : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.mfa-all",
        Title = "Every user has MFA",
        Severity = Severity.Medium,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user has no MFA device, with or without a console password.",
        Why = "Policies can demand MFA of access keys as well. Most machines cannot give it, so this is off unless wanted.",
        Remediation = "Assign an MFA device.",
        IsOnByDefault = false,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        scope.EachUser((user, subject) => MfaRule.Judge(user, subject, "has no MFA", remediation: null));
}
