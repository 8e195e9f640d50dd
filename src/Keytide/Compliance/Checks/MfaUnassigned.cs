using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>mfa.unassigned: no virtual MFA device lies about.</summary>
public sealed class MfaUnassigned : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "mfa.unassigned",
        Title = "Every virtual MFA device is assigned to somebody",
        Severity = Severity.Low,
        Subject = CheckSubject.MfaDevice,
        Criterion = "Fails for each virtual MFA device that is assigned to nobody.",
        Why = "It is left over from an enrolment that failed or a user that is gone, and its seed is still in somebody's phone.",
        Remediation = "Delete the device.",
        Needs = FactGroups.VirtualMfaDevices,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var devices = scope.Snapshot.UnassignedMfaDevices;
        if (!devices.TryGet(out var serials))
        {
            return [scope.Account.Unknown("the unassigned MFA devices", devices.Reason)];
        }

        return serials.Count == 0
            ? [scope.Account.Pass(
                "Every virtual MFA device is assigned to somebody.", Evidence.Of("no unassigned virtual MFA device", devices.Provenance!))]
            : serials.Select(serial => Judge(scope.Account.Principal, serial, devices.Provenance!));
    }

    private static Judgement Judge(Principal account, string serial, Provenance source)
    {
        var subject = new Subject(account, $"virtual MFA device {Quoted.Shorten(serial)}")
        {
            Kind = CredentialKind.MfaDevice,
            CredentialId = serial,
        };
        return subject.Fail($"{subject.Start} is assigned to nobody.", Evidence.Of($"{subject.Label} is unassigned", source)) with
        {
            Remediation = $"aws iam delete-virtual-mfa-device --serial-number {Phrases.ShellWord(serial)}",
        };
    }
}
