namespace Keytide.Sandbox.World.Organizations;

/// <summary>The states of an account. The older <c>Status</c> on the wire knows only ACTIVE, SUSPENDED and PENDING_CLOSURE.</summary>
public enum AccountState
{
    Active,
    Suspended,
    PendingActivation,
    PendingClosure,
    Closed,
}
