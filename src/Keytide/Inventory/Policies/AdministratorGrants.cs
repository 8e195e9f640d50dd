namespace Keytide.Inventory.Policies;

/// <summary>
/// Adds statements up to an answer about administration of one service on every resource:
/// <code>
/// an unconditional Deny of all of it    none, whatever else is said
/// an unconditional Allow                unconditional, or conditional when a conditional Deny stands against it
/// only conditional Allows               conditional
/// </code>
/// A Deny of some of it, or on some resources, changes nothing: what is left is administration still.
/// </summary>
internal static class AdministratorGrants
{
    public static AdministratorGrant Combine(IEnumerable<NamedPolicy> policies, string service)
    {
        List<string> names = [];
        SortedSet<string> allowKeys = new(StringComparer.Ordinal), denyKeys = new(StringComparer.Ordinal);
        bool unconditional = false, everything = false;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Document.Value.Statements.Where(statement => Bears(statement, service)))
            {
                if (!statement.IsAllow && !statement.IsConditional)
                {
                    return AdministratorGrant.None;
                }

                (statement.IsAllow ? allowKeys : denyKeys).UnionWith(statement.ConditionKeys);
                if (statement.IsAllow)
                {
                    unconditional |= !statement.IsConditional;
                    everything |= statement.CoversEveryAction;
                    if (!names.Contains(policy.Name))
                    {
                        names.Add(policy.Name);
                    }
                }
            }
        }

        if (names.Count == 0)
        {
            return AdministratorGrant.None;
        }

        if (!unconditional)
        {
            denyKeys.UnionWith(allowKeys);
        }

        var strength = unconditional && denyKeys.Count == 0 ? GrantStrength.Unconditional : GrantStrength.Conditional;
        return new AdministratorGrant(strength, everything, names, [.. denyKeys]);
    }

    /// <summary>What is left of a grant inside a permissions boundary.</summary>
    public static AdministratorGrant Within(AdministratorGrant grant, PolicyDocument boundary, string service)
    {
        var limit = Combine([new NamedPolicy("boundary", Fact.Known(boundary, Nowhere))], service);
        return limit.Strength switch
        {
            GrantStrength.None => AdministratorGrant.None,
            GrantStrength.Unconditional => grant with { IsEverything = grant.IsEverything && limit.IsEverything },
            _ => grant with
            {
                Strength = GrantStrength.Conditional,
                IsEverything = grant.IsEverything && limit.IsEverything,
                ConditionKeys = [.. grant.ConditionKeys.Union(limit.ConditionKeys).Order(StringComparer.Ordinal)],
            },
        };
    }

    // Combine looks at documents only; a boundary needs no source for that.
    private static readonly Provenance Nowhere = new("", default, TimeSpan.Zero);

    // "Deny, without MFA, all but setting up MFA" is how a NotAction is commonly used: it spares some of the service and bears on the rest.
    private static bool Bears(PolicyStatement statement, string service) =>
        statement.CoversEveryResource
        && (statement.CoversService(service)
            || (!statement.IsAllow && statement.IsConditional && statement.IsNotAction && statement.TouchesService(service)));
}
