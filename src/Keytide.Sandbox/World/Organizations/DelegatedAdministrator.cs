namespace Keytide.Sandbox.World.Organizations;

/// <summary>A member account that may administer the organization for one service, for example iam.amazonaws.com.</summary>
public sealed record DelegatedAdministrator(string AccountId, string ServicePrincipal, DateTimeOffset EnabledAt);
