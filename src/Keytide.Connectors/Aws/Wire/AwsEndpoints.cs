namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Endpoint rules of the services Keytide calls, as in the SDKs' published rule sets:
/// <code>
/// service         aws                         aws-cn                            aws-us-gov
/// iam             iam.amazonaws.com           iam.cn-north-1.amazonaws.com.cn   iam.us-gov.amazonaws.com
///   signed for    us-east-1                   cn-north-1                        us-gov-west-1
/// organizations   organizations.us-east-1.…   organizations.cn-northwest-1.…    organizations.us-gov-west-1.…
/// any other       service.region.suffix, signed for the region
/// FIPS            service-fips… in aws; the same names in aws-us-gov for the three above; none in aws-cn
/// </code>
/// A configured address replaces the host and leaves the signing region.
/// </summary>
/// <param name="Region">The caller's region.</param>
/// <param name="OverrideForAll">An address for every service, or null.</param>
/// <param name="OverrideForService">
/// Addresses by <see cref="AwsService.SettingName"/>; they win over <paramref name="OverrideForAll"/>.
/// </param>
/// <param name="UseFips">Whether endpoints validated to FIPS 140 are asked for.</param>
public sealed record AwsEndpoints(
    string Region,
    Uri? OverrideForAll = null,
    IReadOnlyDictionary<string, Uri>? OverrideForService = null,
    bool UseFips = false)
{
    public Partition Partition { get; } = Partition.OfRegion(Region);

    /// <exception cref="KeytideException">FIPS endpoints were asked for in a partition that has none.</exception>
    public AwsEndpoint Resolve(AwsService service)
    {
        var signingRegion = SigningRegion(service);
        var configured = OverrideForService?.GetValueOrDefault(service.SettingName) ?? OverrideForAll;
        return new AwsEndpoint(configured ?? new Uri($"https://{Host(service, signingRegion)}"), signingRegion);
    }

    private string SigningRegion(AwsService service) =>
        !service.IsGlobal ? Region
        : service == AwsService.Organizations && Partition == Partition.China ? "cn-northwest-1"
        : Partition.GlobalRegion;

    private string Host(AwsService service, string region)
    {
        if (UseFips && Partition == Partition.China)
        {
            throw new KeytideException(
                $"FIPS endpoints were asked for, and the partition of region {Quoted.Shorten(Region)} has none.",
                "Unset AWS_USE_FIPS_ENDPOINT (or use_fips_endpoint in the profile), or choose another region.");
        }

        // GovCloud's ordinary endpoints of these services are the FIPS ones.
        var plainIsFips = Partition == Partition.GovCloud && (service.IsGlobal || service == AwsService.Sts);
        var name = UseFips && !plainIsFips ? $"{service.Name}-fips" : service.Name;
        return service == AwsService.Iam && Partition == Partition.Aws ? $"{name}.{Partition.DnsSuffix}"
            : service == AwsService.Iam && Partition == Partition.GovCloud ? $"{name}.us-gov.{Partition.DnsSuffix}"
            : $"{name}.{region}.{Partition.DnsSuffix}";
    }
}
