using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Kms;

namespace Keytide.Sandbox.Kms;

/// <summary>CreateKey, CreateAlias, DescribeKey, EnableKey, DisableKey, ScheduleKeyDeletion, CancelKeyDeletion.</summary>
internal static class KeyLife
{
    private const int UsualDays = 30;
    private const int FewestDays = 7;

    public static Structure Create(Call call) => new()
    {
        { "KeyMetadata", Metadata(call, KmsOperations.StoreOf(call).Create(call.Input.Text("Description") ?? "", call.Now)) },
    };

    public static Structure? CreateAlias(Call call)
    {
        var store = KmsOperations.StoreOf(call);
        store.AddAlias(call.Input.Required("AliasName"), store.Find(call.Input.Required("TargetKeyId")));
        return null;
    }

    public static Structure Describe(Call call) => new() { { "KeyMetadata", Metadata(call, Find(call)) } };

    public static Structure? Enable(Call call) => Turn(call, KeyState.Enabled);

    public static Structure? Disable(Call call) => Turn(call, KeyState.Disabled);

    public static Structure ScheduleDeletion(Call call)
    {
        var key = Find(call);
        var days = call.Input.Number("PendingWindowInDays") ?? UsualDays;
        if (key.State == KeyState.PendingDeletion)
        {
            throw KmsErrors.PendingDeletion(key.Arn);
        }

        if (days is < FewestDays or > UsualDays)
        {
            throw KmsErrors.Validation($"PendingWindowInDays must be between {FewestDays} and {UsualDays}.");
        }

        key.State = KeyState.PendingDeletion;
        key.DeletionAt = call.Now.AddDays(days);
        return new Structure { { "KeyId", key.Arn }, { "DeletionDate", key.DeletionAt }, { "KeyState", "PendingDeletion" } };
    }

    /// <summary>A key that is spared is disabled: it has to be enabled on purpose.</summary>
    public static Structure CancelDeletion(Call call)
    {
        var key = Find(call);
        key.State = KeyState.Disabled;
        key.DeletionAt = null;
        return new Structure { { "KeyId", key.Arn } };
    }

    private static Structure? Turn(Call call, KeyState state)
    {
        var key = Find(call);
        key.State = key.State == KeyState.PendingDeletion ? throw KmsErrors.PendingDeletion(key.Arn) : state;
        return null;
    }

    private static KmsKey Find(Call call) => KmsOperations.StoreOf(call).Find(call.Input.Required("KeyId"));

    private static Structure Metadata(Call call, KmsKey key) => new()
    {
        { "AWSAccountId", call.Account.Id },
        { "KeyId", key.Id },
        { "Arn", key.Arn },
        { "CreationDate", key.CreatedAt },
        { "Enabled", key.State == KeyState.Enabled },
        { "Description", key.Description },
        { "KeyUsage", "ENCRYPT_DECRYPT" },
        { "KeyState", key.State.ToString() },
        { "DeletionDate", key.DeletionAt },
        { "Origin", "AWS_KMS" },
        { "KeyManager", "CUSTOMER" },
        { "CustomerMasterKeySpec", "SYMMETRIC_DEFAULT" },
        { "KeySpec", "SYMMETRIC_DEFAULT" },
        { "EncryptionAlgorithms", new[] { "SYMMETRIC_DEFAULT" } },
        { "MultiRegion", false },
    };
}
