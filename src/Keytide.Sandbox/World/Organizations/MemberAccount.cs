namespace Keytide.Sandbox.World.Organizations;

/// <summary>An account as the organization knows it. The parent is the root's id or a unit's.</summary>
public sealed record MemberAccount(string Id, string Name, string Email, string ParentId, DateTimeOffset JoinedAt)
{
    public AccountState State { get; init; } = AccountState.Active;

    /// <summary>Invited into the organization; else created in it.</summary>
    public bool WasInvited { get; init; }
}
