namespace Keytide.Inventory;

/// <summary>One credential as a row of the inventory, whatever its kind: what <c>keytide keys</c> lists and every report carries.</summary>
public sealed record Credential
{
    public required CredentialKind Kind { get; init; }

    /// <summary>The id AWS gave it (AKIA…, ACCA…, a serial number); null for passwords and where it could not be told.</summary>
    public required string? Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required Principal Principal { get; init; }

    public required CredentialStatus Status { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Unknown is not never: see <see cref="Fact{T}"/>.</summary>
    public required Fact<LastUse> LastUse { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The one service it is for, where it is for one.</summary>
    public string? Service { get; init; }
}
