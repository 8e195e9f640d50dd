namespace Keytide.Sandbox.Policy;

/// <summary>
/// All policies that speak on a request. Null means that there is none of the kind, so that it does not limit; an empty list of session
/// policies or service control policies cannot be, since each then would deny everything.
/// </summary>
public sealed record PolicyInputs(IReadOnlyList<PolicySource> Identity)
{
    public PolicySource? Boundary { get; init; }

    public IReadOnlyList<PolicySource>? Session { get; init; }

    /// <summary>The policy of the resource, and whether the caller's account owns the resource.</summary>
    public PolicySource? Resource { get; init; }

    public bool IsSameAccount { get; init; } = true;

    /// <summary>A role's trust policy must allow every caller; other resource policies may stay silent within the account.</summary>
    public bool ResourceMustAllow { get; init; }

    /// <summary>One list for each level from the organization's root down to the account; every level must allow.</summary>
    public IReadOnlyList<IReadOnlyList<PolicySource>>? ServiceControl { get; init; }
}
