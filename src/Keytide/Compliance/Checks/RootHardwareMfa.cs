using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.hardware-mfa: root's MFA is a thing, not an app.</summary>
public sealed class RootHardwareMfa : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "root.hardware-mfa",
        Title = "Root has hardware MFA",
        Severity = Severity.High,
        Subject = CheckSubject.Root,
        Criterion = "Fails when root has no MFA, or one of the account's virtual devices is assigned to root; decided by whose the "
            + "devices are, not by their names. Passes when root was seen to have no password and no access key.",
        Why = "A virtual device is a number that can be copied, from a screenshot or a phone's backup.",
        Remediation = "Sign in as root, assign a security key or hardware token, and remove the virtual device.",
        Needs = FactGroups.CredentialReport | FactGroups.VirtualMfaDevices,
        Wants = FactGroups.AccountSummary,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var root = scope.Snapshot.Root;
        if (RootCredentials.Exist(scope) == false)
        {
            return [scope.Root.Pass("Root has neither a password nor an access key that MFA could protect.")];
        }

        if (!root.MfaActive.TryGet(out var active))
        {
            return [scope.Root.Unknown("whether it has MFA", root.MfaActive.Reason)];
        }

        var on = Evidence.Of($"root has {(active ? "" : "no ")}MFA", root.MfaActive.Provenance!);
        if (!active)
        {
            return [scope.Root.Fail("Root has no MFA at all.", on)];
        }

        if (!root.MfaIsHardware.TryGet(out var hardware))
        {
            return [scope.Root.Unknown("whether its MFA is hardware", root.MfaIsHardware.Reason, on)];
        }

        var kind = Evidence.Of($"{(hardware ? "no" : "a")} virtual device is assigned to root", root.MfaIsHardware.Provenance!);
        return [hardware
            ? scope.Root.Pass("Root has hardware MFA.", on, kind)
            : scope.Root.Fail("Root's MFA is a virtual device.", on, kind)];
    }
}
