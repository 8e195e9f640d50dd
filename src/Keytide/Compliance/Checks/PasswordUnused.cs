namespace Keytide.Compliance.Checks;

/// <summary>password.unused: console passwords that were used once are still in use.</summary>
public sealed class PasswordUnused : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(45, "How long a password may go unused.");

    public CheckDescription Description { get; } = new()
    {
        Id = "password.unused",
        Title = "Console passwords are in use",
        Severity = Severity.Medium,
        Subject = CheckSubject.Password,
        Criterion = "Fails when a user's console password was last used `days` or more ago. A password without any recorded use is a "
            + "matter for password.never-used, and gets no judgement here.",
        Why = "Its owner has moved on; whoever guesses or finds it will not be noticed.",
        Remediation = "Delete the login profile.",
        Thresholds = [Limit],
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachPassword((user, password, subject) =>
            !password.LastUse.TryGet(out var use) ? subject.Unknown("its last use", password.LastUse.Reason)
            : use.At is null ? null
            : IdleRule.Used(scope, subject, use, password.LastUse.Provenance!, limit, Commands.DeleteLoginProfile(user.Principal)));
    }
}
