using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The second factors of a user, whatever their kind; of the caller where no user is named.</summary>
public static class ListMfaDevices
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, "ListMFADevices");

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<MfaDevice>> ListMfaDevicesAsync(
        this IamClient iam, string? userName, CancellationToken cancellation) =>
        iam.ListAsync(
            Operation,
            new QueryParameters { { "UserName", userName } },
            answer => answer.Members("MFADevices").Select(Read),
            cancellation);

    private static MfaDevice Read(XmlAnswer device) => new(device.Text("UserName"), device.Text("SerialNumber"), device.Time("EnableDate"));
}
