using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>KMS, version 2014-11-01, in the client's region. Each operation is an extension in the file of its name.</summary>
public sealed class KmsClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
