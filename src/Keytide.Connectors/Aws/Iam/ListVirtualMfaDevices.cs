using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The virtual MFA devices of the account, root's among them.</summary>
public static class ListVirtualMfaDevices
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, "ListVirtualMFADevices");

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<VirtualMfaDevice>> ListVirtualMfaDevicesAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.ListAsync(Operation, [], answer => answer.Members("VirtualMFADevices").Select(Read), cancellation);

    private static VirtualMfaDevice Read(XmlAnswer device)
    {
        var user = device.Child("User");
        return new VirtualMfaDevice(
            device.Text("SerialNumber"), user?.OptionalText("Arn"), user?.OptionalText("UserName"), device.OptionalTime("EnableDate"));
    }
}
