using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.mfa-phishing-resistant: console users have a FIDO key or passkey.</summary>
public sealed class UserMfaPhishingResistant : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.mfa-phishing-resistant",
        Title = "Users with a console password have MFA that cannot be phished",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when none of the devices of a user with a console password is a FIDO security key or passkey. Six digits "
            + "from an app or a token can be typed into the wrong page.",
        Why = "A page that looks like AWS's asks for the six digits too, and passes them on.",
        Remediation = "Have the user assign a security key or passkey.",
        IsOnByDefault = false,
        Needs = FactGroups.CredentialReport | FactGroups.MfaDevices,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachPassword((user, _, _) =>
        MfaDeviceRule.Judge(user, "a FIDO security key or passkey", device => device.Kind switch
        {
            MfaDeviceKind.Fido => true,
            MfaDeviceKind.Unknown => null,
            _ => false,
        }));
}
