namespace Keytide.Inventory.Policies;

/// <summary>
/// The policies of one account, each document read once, and the questions that checks and the call plan ask of them. For one thread.
/// </summary>
public sealed class PolicyLibrary(Fact<IReadOnlyList<ManagedPolicy>> managed, Fact<IReadOnlyList<UserGroup>> groups)
{
    private const string Iam = "iam";

    private readonly Dictionary<string, Fact<PolicyDocument>> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManagedPolicy> _managed = Index(managed, policy => policy.Arn);
    private readonly Dictionary<string, UserGroup> _groups = Index(groups, group => group.Name);

    public static PolicyLibrary Of(AccountSnapshot snapshot) => new(snapshot.Policies, snapshot.Groups);

    /// <summary>
    /// Whether the user administers the account: is allowed every action, or all of IAM, on every resource. Who may change all of IAM may
    /// give himself the rest. Unknown where no grant was seen and something that could grant was not read.
    /// </summary>
    public Fact<AdministratorGrant> AdministratorAccess(Fact<UserPermissions> permissions)
    {
        if (!permissions.TryGet(out var known))
        {
            return Fact.Unknown<AdministratorGrant>(permissions.Reason);
        }

        var policies = PoliciesOf(known, permissions.Provenance!);
        var grant = AdministratorGrants.Combine(policies.Where(policy => policy.Document.IsKnown), Iam);
        if (grant.Strength == GrantStrength.None)
        {
            return FirstUnknown(policies) is { } reason
                ? Fact.Unknown<AdministratorGrant>(reason)
                : Fact.Known(grant, permissions.Provenance!);
        }

        if (known.BoundaryArn is not { } boundaryArn)
        {
            return Fact.Known(grant, permissions.Provenance!);
        }

        var boundary = Managed(boundaryArn);
        return boundary.TryGet(out var document)
            ? Fact.Known(AdministratorGrants.Within(grant, document, Iam), permissions.Provenance!)
            : Fact.Unknown<AdministratorGrant>($"the permissions boundary: {boundary.Reason}");
    }

    /// <summary>
    /// How the user may do any of some actions of a service, which is named by its prefix: <c>codecommit</c>. Conditions are taken to hold.
    /// Unknown where nothing seen allows them by name and something that could was not read.
    /// </summary>
    public Fact<ServiceAccess> AccessTo(string service, IReadOnlyList<string> actions, Fact<UserPermissions> permissions)
    {
        if (!permissions.TryGet(out var known))
        {
            return Fact.Unknown<ServiceAccess>(permissions.Reason);
        }

        var policies = PoliciesOf(known, permissions.Provenance!);
        PolicyStatement[] statements =
            [.. policies.Where(policy => policy.Document.IsKnown).SelectMany(policy => policy.Document.Value.Statements)];
        Fact<ServiceAccess> Answer(ServiceAccess access) => Fact.Known(access, permissions.Provenance!);
        if (statements.Any(statement => TakesAway(statement, service)) || BoundaryExcludes(known, service))
        {
            return Answer(ServiceAccess.None);
        }

        if (statements.Any(statement => statement.IsAllow && statement.NamesAnyOf(service, actions)))
        {
            return Answer(ServiceAccess.ByName);
        }

        if (FirstUnknown(policies) is { } reason)
        {
            return Fact.Unknown<ServiceAccess>(reason);
        }

        var touched = statements.Any(statement => statement.IsAllow && statement.TouchesAnyOf(service, actions));
        return Answer(touched ? ServiceAccess.ByWildcard : ServiceAccess.None);
    }

    /// <summary>How the user may use what an SSH public key is for.</summary>
    public Fact<ServiceAccess> AccessToGit(Fact<UserPermissions> permissions) =>
        AccessTo(CodeCommitGit.Service, CodeCommitGit.Actions, permissions);

    /// <summary>Every policy that reaches the user: his own, attached to him, and the same of each of his groups.</summary>
    public IReadOnlyList<NamedPolicy> PoliciesOf(UserPermissions permissions, Provenance provenance)
    {
        List<NamedPolicy> found = [];
        Add(found, permissions.InlinePolicies, permissions.AttachedPolicies, "", provenance);
        foreach (var name in permissions.Groups)
        {
            if (_groups.TryGetValue(name, out var group))
            {
                Add(found, group.InlinePolicies, group.AttachedPolicies, $" (group {name})", groups.Provenance!);
            }
            else
            {
                var reason = groups.IsKnown ? $"group {Quoted.Shorten(name)} is not among those read" : groups.Reason;
                found.Add(new NamedPolicy($"group {name}", Fact.Unknown<PolicyDocument>(reason)));
            }
        }

        return found;
    }

    /// <summary>The document of a managed policy.</summary>
    public Fact<PolicyDocument> Managed(string arn) =>
        _managed.TryGetValue(arn, out var policy) ? Read(policy.Document, managed.Provenance!)
        : managed.IsKnown ? Fact.Unknown<PolicyDocument>($"policy {Quoted.Shorten(arn)} is not among those read")
        : Fact.Unknown<PolicyDocument>(managed.Reason);

    /// <summary>A document's text as statements, read at most once; unknown when malformed.</summary>
    public Fact<PolicyDocument> Read(string text, Provenance provenance)
    {
        if (!_read.TryGetValue(text, out var fact))
        {
            fact = PolicyDocumentReader.TryRead(text, out var document, out var problem)
                ? Fact.Known(document, provenance)
                : Fact.Unknown<PolicyDocument>($"a policy could not be understood: {problem}");
            _read.Add(text, fact);
        }

        return fact;
    }

    private void Add(
        List<NamedPolicy> found,
        IReadOnlyList<InlinePolicy> inline,
        IReadOnlyList<PolicyAttachment> attached,
        string way,
        Provenance provenance)
    {
        found.AddRange(inline.Select(policy => new NamedPolicy(policy.Name + way, Read(policy.Document, provenance))));
        found.AddRange(attached.Select(policy => new NamedPolicy(policy.Name + way, Managed(policy.Arn))));
    }

    private static bool TakesAway(PolicyStatement statement, string service) =>
        !statement.IsAllow && !statement.IsConditional && statement.CoversService(service) && statement.CoversEveryResource;

    private bool BoundaryExcludes(UserPermissions permissions, string service) =>
        permissions.BoundaryArn is { } arn
        && Managed(arn).TryGet(out var boundary)
        && !boundary.Statements.Any(statement => statement.IsAllow && statement.TouchesService(service));

    private static string? FirstUnknown(IReadOnlyList<NamedPolicy> policies)
    {
        var unknown = policies.FirstOrDefault(policy => !policy.Document.IsKnown);
        return unknown is null ? null : $"{unknown.Name}: {unknown.Document.Reason}";
    }

    private static Dictionary<string, T> Index<T>(Fact<IReadOnlyList<T>> items, Func<T, string> key)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (var item in items.TryGet(out var known) ? known : [])
        {
            index.TryAdd(key(item), item);
        }

        return index;
    }
}
