using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.mfa-hardware: console users have MFA in hardware.</summary>
public sealed class UserMfaHardware : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.mfa-hardware",
        Title = "Users with a console password have hardware MFA",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when none of the devices of a user with a console password is hardware: a token with a serial number, or a "
            + "FIDO device for which iam:GetMFADevice names a certification. A passkey kept in a password store has none.",
        Why = "What can be synchronized or copied can be stolen without being missed.",
        Remediation = "Have the user assign a certified security key or a hardware token.",
        IsOnByDefault = false,
        Needs = FactGroups.CredentialReport | FactGroups.MfaDevices,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachPassword((user, _, _) =>
        MfaDeviceRule.Judge(user, "a hardware device", device => device.Kind switch
        {
            MfaDeviceKind.HardwareToken => true,
            MfaDeviceKind.Virtual => false,
            MfaDeviceKind.Fido => device.Certifications.TryGet(out var certifications) ? certifications.Count > 0 : null,
            _ => null,
        }));
}
