using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>Secrets Manager, version 2017-10-17, in the client's region. Each operation is an extension in the file of its name.</summary>
public sealed class SecretsManagerClient(AwsClient aws)
{
    public AwsClient Aws => aws;
}
