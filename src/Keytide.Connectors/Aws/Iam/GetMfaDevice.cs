using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>One second factor, with the certifications of its model.</summary>
public static class GetMfaDevice
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, "GetMFADevice");

    /// <exception cref="AwsException">Not read; NotFound where there is no such device.</exception>
    public static Task<MfaDeviceDetail> GetMfaDeviceAsync(
        this IamClient iam, string serialNumber, string? userName, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(
            Operation, new QueryParameters { { "SerialNumber", serialNumber }, { "UserName", userName } }, Read, cancellation);

    private static MfaDeviceDetail Read(XmlAnswer answer)
    {
        var certifications = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, entry) in answer.Child("Certifications")?.Entries() ?? [])
        {
            certifications[key] = entry.Text("value");
        }

        return new MfaDeviceDetail(
            answer.Text("SerialNumber"), answer.OptionalText("UserName"), answer.OptionalTime("EnableDate"), certifications);
    }
}
