using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>STS, version 2011-06-15, in the client's region. Each operation is an extension in the file of its name.</summary>
public sealed class StsClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
