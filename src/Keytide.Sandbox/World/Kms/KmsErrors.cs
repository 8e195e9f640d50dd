using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Kms;

/// <summary>The refusals of KMS, all HTTP 400, in the words that AWS's users quote.</summary>
public static class KmsErrors
{
    public static ApiException NoKey(string arn) => new("NotFoundException", $"Key '{arn}' does not exist");

    public static ApiException NoAlias(string arn) => new("NotFoundException", $"Alias {arn} is not found.");

    public static ApiException Disabled(string arn) => new("DisabledException", $"{arn} is disabled.");

    public static ApiException PendingDeletion(string arn) => new("KMSInvalidStateException", $"{arn} is pending deletion.");

    /// <summary>AWS says no more: whether it was the text, the key or the context is not told.</summary>
    public static ApiException InvalidCiphertext() => new("InvalidCiphertextException", "");

    public static ApiException IncorrectKey() => new(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");

    public static ApiException AliasExists(string arn) => new("AlreadyExistsException", $"An alias with the name {arn} already exists");

    public static ApiException Validation(string message) => new("ValidationException", message);
}
