using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Kms;

namespace Keytide.Sandbox.Kms;

/// <summary>Every operation of KMS that the sandbox answers: symmetric keys, and what is done with them.</summary>
internal static class KmsOperations
{
    public static readonly Service Service = Service.Json("kms", "2014-11-01", "TrentService");

    private static readonly Field KeyId = new("KeyId", Required: true, 1, 2048);

    public static IReadOnlyList<Operation> All { get; } =
    [
        On("CreateKey", KeyLife.Create, static _ => ["*"], new Field("Description", Max: 8192)),
        On("CreateAlias", KeyLife.CreateAlias, TargetOf,
            new Field("AliasName", Required: true, 1, 256).Matching("^alias/[a-zA-Z0-9/_-]+$"),
            new("TargetKeyId", Required: true, 1, 2048)),
        On("DescribeKey", KeyLife.Describe, KeyOf, KeyId),
        On("EnableKey", KeyLife.Enable, KeyOf, KeyId),
        On("DisableKey", KeyLife.Disable, KeyOf, KeyId),
        On("ScheduleKeyDeletion", KeyLife.ScheduleDeletion, KeyOf, KeyId, Field.Number("PendingWindowInDays", 1, 365)),
        On("CancelKeyDeletion", KeyLife.CancelDeletion, KeyOf, KeyId),
        On("Encrypt", KeyUse.Encrypt, KeyOf, KeyId, new Field("Plaintext", Required: true, 1)),
        On("GenerateDataKey", KeyUse.GenerateDataKey, KeyOf, KeyId, Field.Choice("KeySpec", false, "AES_256", "AES_128"),
            Field.Number("NumberOfBytes", 1, 1024)),
        On("Decrypt", KeyUse.Decrypt, KeyUse.KeyOfCiphertext, new Field("CiphertextBlob", Required: true, 1),
            KeyId with { Required = false }),
    ];

    public static KeyStore StoreOf(Call call) => call.Account.Part<KeyRegions>().In(call.Account, call.Region);

    private static string[] KeyOf(Call call) => [StoreOf(call).ArnOf(call.Input.Required("KeyId"))];

    private static string[] TargetOf(Call call) => [StoreOf(call).ArnOf(call.Input.Required("TargetKeyId"))];

    private static Operation On(string name, Func<Call, Structure?> handle, Func<Call, IEnumerable<string>> resources,
        params ReadOnlySpan<Field> fields) =>
        new(Service, name, handle)
        {
            Fields = [.. fields],
            Resources = resources,
            Context = KeyUse.Conditions,
            HiddenMembers = ["Plaintext", "CiphertextBlob"],
        };
}
