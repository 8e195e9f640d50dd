using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Kms;

namespace Keytide.Sandbox.Kms;

/// <summary>Encrypt, GenerateDataKey, Decrypt.</summary>
internal static class KeyUse
{
    private const int LargestPlaintext = 4_096;
    private const int LargestCiphertext = 6_144;
    private const string Algorithm = "SYMMETRIC_DEFAULT";

    public static Structure Encrypt(Call call)
    {
        var store = KmsOperations.StoreOf(call);
        var key = store.FindUsable(call.Input.Required("KeyId"));
        var blob = KmsCiphertext.Seal(key, Blob(call, "Plaintext", LargestPlaintext), ContextOf(call), store.Chance);
        return new Structure { { "CiphertextBlob", blob }, { "KeyId", key.Arn }, { "EncryptionAlgorithm", Algorithm } };
    }

    public static Structure GenerateDataKey(Call call)
    {
        var (spec, number) = (call.Input.Text("KeySpec"), call.Input.Number("NumberOfBytes"));
        if (spec is null == number is null)
        {
            throw KmsErrors.Validation("Please specify either number of bytes or key spec.");
        }

        var store = KmsOperations.StoreOf(call);
        var key = store.FindUsable(call.Input.Required("KeyId"));
        var plaintext = new byte[number ?? (spec == "AES_256" ? 32 : 16)];
        store.Chance.Fill(plaintext);
        var blob = KmsCiphertext.Seal(key, plaintext, ContextOf(call), store.Chance);
        return new Structure { { "CiphertextBlob", blob }, { "Plaintext", plaintext }, { "KeyId", key.Arn } };
    }

    public static Structure Decrypt(Call call)
    {
        var store = KmsOperations.StoreOf(call);
        var blob = Blob(call, "CiphertextBlob", LargestCiphertext);
        var key = store.FindUsable(KmsCiphertext.KeyIdOf(blob) ?? throw KmsErrors.InvalidCiphertext());
        if (call.Input.Text("KeyId") is { } named && store.Find(named) != key)
        {
            throw KmsErrors.IncorrectKey();
        }

        var plaintext = KmsCiphertext.Open(key, blob, ContextOf(call)) ?? throw KmsErrors.InvalidCiphertext();
        return new Structure { { "KeyId", key.Arn }, { "Plaintext", plaintext }, { "EncryptionAlgorithm", Algorithm } };
    }

    /// <summary>A ciphertext names its key; one that is none belongs to no key, and is refused after everybody was let in.</summary>
    public static string[] KeyOfCiphertext(Call call)
    {
        var id = KmsCiphertext.KeyIdOf(Blob(call, "CiphertextBlob", LargestCiphertext)) ?? throw KmsErrors.InvalidCiphertext();
        return [KmsOperations.StoreOf(call).ArnOf(id)];
    }

    /// <summary>What policies can ask of a request: each pair of its encryption context.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Conditions(Call call) =>
        ContextOf(call).Select(pair => KeyValuePair.Create($"kms:EncryptionContext:{pair.Key}", pair.Value));

    private static byte[] Blob(Call call, string name, int largest)
    {
        var text = call.Input.Required(name);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length is > 0 && length <= largest
            ? bytes[..length]
            : throw KmsErrors.Validation($"1 validation error detected: Value at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to "
                + $"satisfy constraint: Member must have length less than or equal to {largest}");
    }

    private static Dictionary<string, string> ContextOf(Call call) =>
        (call.Input.Nested("EncryptionContext") ?? []).ToDictionary(
            pair => pair.Key, pair => pair.Value as string ?? throw KmsErrors.Validation("EncryptionContext holds text only."));
}
