using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>
/// A sealing key that is kept encrypted under a KMS key: made by GenerateDataKey, opened by Decrypt whenever Keytide starts to rotate. The
/// encryption context names the folder it belongs to, so that policies can ask for it and CloudTrail tells whose key was opened.
/// </summary>
/// <param name="aws">Whose rights count.</param>
public sealed class SealingKeyEnvelope(AwsClient aws)
{
    private const string PurposeName = "keytide:purpose";
    private const string InstallationName = "keytide:installation";
    private const int RegionInArn = 3;

    /// <param name="key">The KMS key as settings name it; in the region of its ARN, or else in that of the caller.</param>
    /// <param name="installation">The folder's own name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeytideException">The KMS key cannot be used, for a reason that does not pass by itself.</exception>
    /// <exception cref="AwsException">For any other reason there is no key now.</exception>
    public async Task<DataKey> MakeAsync(string key, string installation, CancellationToken cancellation)
    {
        try
        {
            return await In(key).GenerateDataKeyAsync(key, Context(installation), cancellation);
        }
        catch (AwsException problem) when (Hint(problem) is string hint)
        {
            throw new KeytideException($"The KMS key {key} makes no sealing key: {problem.Message}", hint, problem);
        }
    }

    /// <param name="keyArn">The KMS key that encrypted it.</param>
    /// <param name="encrypted">What it made of it.</param>
    /// <param name="installation">The folder's own name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeytideException">The KMS key does not open it, for a reason that does not pass by itself.</exception>
    /// <exception cref="AwsException">For any other reason it is not open now.</exception>
    public async Task<DataKey> OpenAsync(string keyArn, byte[] encrypted, string installation, CancellationToken cancellation)
    {
        try
        {
            return await In(keyArn).DecryptAsync(keyArn, encrypted, Context(installation), cancellation);
        }
        catch (AwsException problem) when (Hint(problem) is string hint)
        {
            throw new KeytideException($"The sealing key cannot be opened by {keyArn}: {problem.Message}", hint, problem);
        }
    }

    private static Dictionary<string, string> Context(string installation) =>
        new(StringComparer.Ordinal) { [PurposeName] = "sealing-key", [InstallationName] = installation };

    private KmsClient In(string key)
    {
        var parts = key.Split(':');
        return new KmsClient(
            parts is ["arn", ..] && parts.Length > RegionInArn && parts[RegionInArn].Length > 0 ? aws.In(parts[RegionInArn]) : aws);
    }

    private static string? Hint(AwsException problem) => problem.Kind == AwsErrorKind.AccessDenied
        ? "Allow the caller kms:GenerateDataKey and kms:Decrypt on that key."
        : problem.Code switch
        {
            "NotFoundException" =>
                "Name a KMS key that is there, in its region: its ARN says both. A key that was deleted opens nothing again; to go on "
                + "without it, name another place under sealing: and delete sealing.json.",
            "DisabledException" => "Enable it: aws kms enable-key.",
            "KMSInvalidStateException" => "If it is to be deleted, spare it: aws kms cancel-key-deletion, then aws kms enable-key.",
            "InvalidCiphertextException" or "IncorrectKeyException" =>
                "sealing.json was changed, or belongs to another folder. Put the former one back.",
            "InvalidKeyUsageException" => "Name a symmetric key for encryption and decryption.",
            _ => null,
        };
}
