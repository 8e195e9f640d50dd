using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>
/// A new version, labelled AWSCURRENT. The same token and value again change nothing, not even the label; the same token with another
/// value is refused.
/// </summary>
public static class PutSecretValue
{
    public static readonly AwsOperation Operation = new(AwsService.SecretsManager, nameof(PutSecretValue));

    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task<string> PutSecretValueAsync(
        this SecretsManagerClient secrets, string secretId, SecretText value, string token, CancellationToken cancellation) =>
        secrets.Aws.JsonAsync(
            Operation,
            new JsonObject { ["SecretId"] = secretId, ["SecretString"] = new string(value.Reveal()), ["ClientRequestToken"] = token },
            answer => answer.Text("VersionId"),
            cancellation);
}
