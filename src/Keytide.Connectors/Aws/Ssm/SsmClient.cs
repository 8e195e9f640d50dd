using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>Systems Manager, version 2014-11-06, in the client's region. Each operation is an extension in the file of its name.</summary>
public sealed class SsmClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
