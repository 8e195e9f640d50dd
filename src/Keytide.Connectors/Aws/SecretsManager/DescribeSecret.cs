using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>What a secret is, without its value.</summary>
public static class DescribeSecret
{
    public static readonly AwsOperation Operation = new(AwsService.SecretsManager, nameof(DescribeSecret));

    /// <exception cref="AwsException">Not read; <see cref="AwsErrorKind.NotFound"/> where there is no such secret.</exception>
    public static Task<SecretDescription> DescribeSecretAsync(
        this SecretsManagerClient secrets, string secretId, CancellationToken cancellation) => secrets.Aws.JsonAsync(
        Operation,
        new JsonObject { ["SecretId"] = secretId },
        answer => new SecretDescription(
            answer.Text("ARN"), answer.Text("Name"), answer.OptionalFlag("RotationEnabled") ?? false, answer.OptionalTime("DeletedDate")),
        cancellation);
}
