using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.mfa: root has MFA.</summary>
public sealed class RootMfa : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "root.mfa",
        Title = "Root has MFA",
        Severity = Severity.Critical,
        Subject = CheckSubject.Root,
        Criterion = "Fails when root has no MFA device, unless it was seen to have no password and no access key. Whether it has them "
            + "being unknown excuses nothing.",
        Why = "With one password, recoverable through one mailbox, everything in the account is lost.",
        Remediation = "Sign in as root and assign an MFA device, better two, under Security credentials.",
        Wants = FactGroups.AccountSummary,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var mfa = scope.Snapshot.Root.MfaActive;
        var credentials = RootCredentials.Exist(scope);
        Evidence[] evidence = mfa.TryGet(out var active) ? [Evidence.Of($"root has {(active ? "" : "no ")}MFA", mfa.Provenance!)] : [];
        return (mfa.IsKnown, active, credentials) switch
        {
            (true, true, _) => [scope.Root.Pass("Root has MFA.", evidence)],
            (_, _, false) => [scope.Root.Pass("Root has neither a password nor an access key that MFA could protect.", evidence)],
            (true, false, true) => [scope.Root.Fail("Root has no MFA.", evidence)],
            (true, false, null) =>
                [scope.Root.Fail("Root has no MFA, and whether it has a password or access key could not be told.", evidence)],
            _ => [scope.Root.Unknown("whether it has MFA", mfa.Reason)],
        };
    }
}
