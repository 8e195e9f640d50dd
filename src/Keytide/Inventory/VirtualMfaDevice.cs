namespace Keytide.Inventory;

/// <summary>A device of iam:ListVirtualMFADevices (AssignmentStatus=Any).</summary>
/// <param name="SerialNumber">Its ARN.</param>
/// <param name="UserArn">Whose it is; null where it is assigned to nobody.</param>
/// <param name="EnabledAt">Null where it is assigned to nobody.</param>
public sealed record VirtualMfaDevice(string SerialNumber, string? UserArn, DateTimeOffset? EnabledAt)
{
    private const string RootSerial = ":mfa/root-account-mfa-device";

    public bool IsAssigned => UserArn is not null || EnabledAt is not null;

    /// <summary>Told by the owner's ARN. The device's name is a hint only where no owner is given: anybody may choose any name.</summary>
    public bool IsOfRoot =>
        UserArn is not null ? IamArn.IsOfRoot(UserArn) : IsAssigned && SerialNumber.EndsWith(RootSerial, StringComparison.Ordinal);
}
