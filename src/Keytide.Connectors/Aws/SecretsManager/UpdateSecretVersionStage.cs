using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>Moves a label from the version that holds it to another.</summary>
public static class UpdateSecretVersionStage
{
    public static readonly AwsOperation Operation = new(AwsService.SecretsManager, nameof(UpdateSecretVersionStage));

    /// <exception cref="AwsException">Not done: the label was not where it was said to be, for example.</exception>
    public static Task MoveStageAsync(
        this SecretsManagerClient secrets, string secretId, string stage, string from, string to, CancellationToken cancellation) =>
        secrets.Aws.JsonAsync(
            Operation,
            new JsonObject
            {
                ["SecretId"] = secretId,
                ["VersionStage"] = stage,
                ["RemoveFromVersionId"] = from,
                ["MoveToVersionId"] = to,
            },
            _ => true,
            cancellation);
}
