using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.CloudTrail;

/// <summary>
/// CloudTrail, version 2013-11-01, in the client's region. Events of IAM are found in the partition's global region alone.
/// </summary>
public sealed class CloudTrailClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
