using System.Collections.Frozen;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Signing;

/// <summary>The regions that a signature may be scoped to.</summary>
internal static class SigningRegions
{
    private static readonly FrozenSet<string> Commercial = new[]
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1",
        "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
        "af-south-1", "il-central-1", "me-central-1", "me-south-1",
        "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> China = new[] { "cn-north-1", "cn-northwest-1" }.ToFrozenSet();

    private static readonly FrozenSet<string> Government = new[] { "us-gov-west-1", "us-gov-east-1" }.ToFrozenSet();

    public static bool Accepts(Service service, string region, string partition) =>
        service.IsGlobal ? region == Home(partition) : All(partition).Contains(region);

    /// <summary>Where the global services of a partition live and are signed for.</summary>
    public static string Home(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };

    private static FrozenSet<string> All(string partition) => partition switch
    {
        "aws-cn" => China,
        "aws-us-gov" => Government,
        _ => Commercial,
    };
}
