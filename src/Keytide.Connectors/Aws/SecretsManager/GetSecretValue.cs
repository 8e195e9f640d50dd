using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>The value that consumers get: the version labelled AWSCURRENT.</summary>
public static class GetSecretValue
{
    public static readonly AwsOperation Operation = new(AwsService.SecretsManager, nameof(GetSecretValue));

    /// <exception cref="AwsException">Not read; <see cref="AwsErrorKind.NotFound"/> where there is no such secret or no value.</exception>
    public static Task<SecretVersion> GetSecretValueAsync(
        this SecretsManagerClient secrets, string secretId, CancellationToken cancellation) => secrets.Aws.JsonAsync(
        Operation,
        new JsonObject { ["SecretId"] = secretId },
        answer => new SecretVersion(
            answer.Text("VersionId"), answer.OptionalText("SecretString") is { } text ? new SecretText(text) : null),
        cancellation);
}
