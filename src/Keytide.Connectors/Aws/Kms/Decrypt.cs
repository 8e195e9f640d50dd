using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>Opens what KMS encrypted.</summary>
public static class Decrypt
{
    public static readonly AwsOperation Operation = new(AwsService.Kms, nameof(Decrypt));

    /// <param name="kms">In the key's region.</param>
    /// <param name="key">The KMS key it has to be; another is refused.</param>
    /// <param name="encrypted">What was encrypted.</param>
    /// <param name="context">The same as when it was.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">It was not opened.</exception>
    public static Task<DataKey> DecryptAsync(
        this KmsClient kms, string key, byte[] encrypted, IReadOnlyDictionary<string, string> context, CancellationToken cancellation) =>
        kms.Aws.JsonAsync(
            Operation,
            new JsonObject
            {
                ["KeyId"] = key,
                ["CiphertextBlob"] = Convert.ToBase64String(encrypted),
                ["EncryptionContext"] = KmsContext.Json(context),
            },
            answer => new DataKey(answer.Bytes("Plaintext"), null, answer.Text("KeyId")),
            cancellation);
}
