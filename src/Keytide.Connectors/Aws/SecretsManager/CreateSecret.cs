using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>A new secret with its first value. The same token and value again change nothing.</summary>
public static class CreateSecret
{
    public static readonly AwsOperation Operation = new(AwsService.SecretsManager, nameof(CreateSecret));

    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task<string> CreateSecretAsync(
        this SecretsManagerClient secrets, string name, SecretText value, string token, CancellationToken cancellation) =>
        secrets.Aws.JsonAsync(
            Operation,
            new JsonObject { ["Name"] = name, ["SecretString"] = new string(value.Reveal()), ["ClientRequestToken"] = token },
            answer => answer.Text("VersionId"),
            cancellation);
}
