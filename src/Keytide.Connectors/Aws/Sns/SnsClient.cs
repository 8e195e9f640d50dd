using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sns;

/// <summary>SNS, version 2010-03-31, in the client's region.</summary>
public sealed class SnsClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
