namespace Keytide.Connectors.Aws.Organizations;

/// <summary>An account of the organization.</summary>
/// <param name="State">
/// PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED and what AWS adds later; where the answer has no State, its older Status.
/// </param>
public sealed record MemberAccount(AccountId Id, string? Arn, string? Name, string? Email, string? State, DateTimeOffset? JoinedAt)
{
    public bool IsActive => State == "ACTIVE";
}
