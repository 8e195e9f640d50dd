using Keytide.Inventory;

namespace Keytide.Cli.Output;

/// <summary>A credential's age and idleness in whole days at an instant; null where a fact is missing.</summary>
/// <param name="AgeDays">Days since it was created.</param>
/// <param name="IdleDays">Days since its last use; for one that was never used, since it was created.</param>
public readonly record struct CredentialAge(int? AgeDays, int? IdleDays)
{
    public static CredentialAge Of(Credential credential, DateTimeOffset asOf)
    {
        int? age = credential.CreatedAt is { } created ? Timestamp.WholeDays(created, asOf) : null;
        if (!credential.LastUse.TryGet(out var use))
        {
            return new CredentialAge(age, null);
        }

        return new CredentialAge(age, use.At is { } at ? Timestamp.WholeDays(at, asOf) : age);
    }

    /// <summary><c>used</c>, <c>never</c> or <c>unknown</c>: an unknown last use is not an unused credential.</summary>
    public static string LastUseState(Credential credential) =>
        !credential.LastUse.TryGet(out var use) ? "unknown" : use.At is null ? "never" : "used";
}
