namespace Keytide.Compliance.Checks;

/// <summary>user.mfa-console: whoever signs in to the console does it with MFA.</summary>
public sealed class UserMfaConsole : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.mfa-console",
        Title = "Users with a console password have MFA",
        Severity = Severity.High,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user has a console password and no MFA device. Users without a password get no judgement, and root "
            + "is a matter for root.mfa.",
        Why = "A password alone is guessed, phished, or bought.",
        Remediation = "Have the user assign an MFA device, or delete the login profile.",
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        scope.EachPassword((user, _, _) =>
            MfaRule.Judge(user, Subjects.Of(user), "has a console password and no MFA", Remedy(user.Principal)));

    private static string Remedy(Principal user) =>
        $"Have the user assign an MFA device, or end console access: {Commands.DeleteLoginProfile(user)}";
}
