namespace Keytide;

/// <summary>
/// An isolated family of AWS regions, with the domain its endpoints live under and the region its global services sign for.
/// </summary>
public sealed record Partition(string Id, string DnsSuffix, string GlobalRegion)
{
    public static readonly Partition Aws = new("aws", "amazonaws.com", "us-east-1");
    public static readonly Partition China = new("aws-cn", "amazonaws.com.cn", "cn-north-1");
    public static readonly Partition GovCloud = new("aws-us-gov", "amazonaws.com", "us-gov-west-1");

    private static readonly Partition[] All = [Aws, China, GovCloud];

    /// <summary>The partition of an ARN or a report, or null where Keytide does not know that partition.</summary>
    public static Partition? FromId(string id) => Array.Find(All, partition => partition.Id == id);

    public static Partition OfRegion(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? China
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? GovCloud
        : Aws;

    public override string ToString() => Id;
}
