using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>A new data key of 256 bits. A repetition makes another, of which nothing is kept.</summary>
public static class GenerateDataKey
{
    public static readonly AwsOperation Operation = new(AwsService.Kms, nameof(GenerateDataKey));

    /// <param name="kms">In the key's region.</param>
    /// <param name="key">The KMS key: its id, ARN, alias, or the ARN of an alias.</param>
    /// <param name="context">What the encrypted key is bound to; it stands in CloudTrail.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">There is no key.</exception>
    public static Task<DataKey> GenerateDataKeyAsync(
        this KmsClient kms, string key, IReadOnlyDictionary<string, string> context, CancellationToken cancellation) =>
        kms.Aws.JsonAsync(
            Operation,
            new JsonObject { ["KeyId"] = key, ["KeySpec"] = "AES_256", ["EncryptionContext"] = KmsContext.Json(context) },
            answer => new DataKey(answer.Bytes("Plaintext"), answer.Bytes("CiphertextBlob"), answer.Text("KeyId")),
            cancellation);
}
