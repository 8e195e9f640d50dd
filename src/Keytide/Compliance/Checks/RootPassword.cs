using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.password: root of a member account has no password.</summary>
public sealed class RootPassword : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "root.password",
        Title = "Root of a member account has no password",
        Severity = Severity.Medium,
        Subject = CheckSubject.Root,
        Criterion = "Fails when root has a console password. For member accounts of an organization that manages root centrally; the "
            + "management account always has one, and passes by a suppression.",
        Why = "Where root is managed centrally no member account needs a root password, and what is not there cannot be phished.",
        Remediation = "Delete root's password from the management account with centralized root access.",
        IsOnByDefault = false,
        Wants = FactGroups.AccountSummary,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var password = scope.Snapshot.Root.Password;
        var enabled = password.TryGet(out var known) ? known.Enabled : RootCredentials.Counter(scope, "AccountPasswordPresent");
        if (enabled is not { } has)
        {
            return [scope.Root.Unknown("whether it has a password", password.Reason)];
        }

        var words = has ? "Root has a console password." : "Root has no console password.";
        var source = password.Provenance ?? scope.Snapshot.Summary.Provenance!;
        var evidence = Evidence.Of(has ? "root has a password" : "root has no password", source);
        return [has ? scope.Root.Fail(words, evidence) : scope.Root.Pass(words, evidence)];
    }
}
