using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.admin-without-mfa: nobody administers the account with a password alone.</summary>
public sealed class UserAdminWithoutMfa : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.admin-without-mfa",
        Title = "No user administers the account without MFA",
        Severity = Severity.Critical,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user with a console password and no MFA is allowed every action, or all of IAM, on every resource. "
            + "A grant under a condition fails too, and is said to be conditional. Users without a password get no judgement.",
        Why = "One guessed password, and the account is somebody else's.",
        Remediation = "Have the user assign an MFA device before anything else, or delete the login profile.",
        Needs = FactGroups.CredentialReport | FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachPassword((user, _, _) =>
    {
        var subject = Subjects.Of(user);
        if (!user.MfaActive.TryGet(out var mfa))
        {
            return subject.Unknown("whether MFA is on", user.MfaActive.Reason);
        }

        var evidence = Evidence.Of($"{subject.Label} has {(mfa ? "" : "no ")}MFA", user.MfaActive.Provenance!);
        return mfa
            ? subject.Pass($"{subject.Start} has MFA.", evidence)
            : AdministratorRule.Judge(scope, user, subject, "and signs in with a password alone", evidence);
    });
}
