namespace Keytide.Sandbox.World.Organizations;

/// <summary>An organization: its one root, units below it, and the accounts in them. Ids and ARNs have AWS's shapes.</summary>
public sealed class Organization
{
    private readonly Dictionary<string, OrganizationalUnit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemberAccount> _accounts = new(StringComparer.Ordinal);
    private readonly List<DelegatedAdministrator> _delegated = [];
    private readonly Dictionary<string, SortedDictionary<string, string>> _tags = new(StringComparer.Ordinal);

    /// <param name="id">As <c>o-a1b2c3d4e5</c>.</param>
    /// <param name="rootId">As <c>r-ab12</c>.</param>
    public Organization(string id, string rootId, MemberAccount management, string partition = "aws")
    {
        (Id, RootId, ManagementAccountId, Partition) = (id, rootId, management.Id, partition);
        AddAccount(management);
    }

    public string Id { get; }
    public string RootId { get; }
    public string ManagementAccountId { get; }
    public string Partition { get; }
    public string Arn => ArnOf($"organization/{Id}");
    public string RootArn => ArnOf($"root/{Id}/{RootId}");

    /// <summary>RootCredentialsManagement and RootSessions, where centralized root access is on.</summary>
    public SortedSet<string> EnabledFeatures { get; } = new(StringComparer.Ordinal);

    /// <summary>AWS services that may work in all accounts, for example iam.amazonaws.com, and since when.</summary>
    public SortedDictionary<string, DateTimeOffset> TrustedServices { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order they were added, the management account first.</summary>
    public IReadOnlyCollection<MemberAccount> Accounts => _accounts.Values;

    public IReadOnlyCollection<OrganizationalUnit> Units => _units.Values;
    public IReadOnlyList<DelegatedAdministrator> DelegatedAdministrators => _delegated;

    public string ArnOf(MemberAccount account) => ArnOf($"account/{Id}/{account.Id}");

    public string ArnOf(OrganizationalUnit unit) => ArnOf($"ou/{Id}/{unit.Id}");

    public MemberAccount? FindAccount(string id) => _accounts.GetValueOrDefault(id);

    public bool HasParent(string id) => id == RootId || _units.ContainsKey(id);

    /// <summary>The parent of an account or a unit; null where there is no such child.</summary>
    public string? ParentOf(string childId) =>
        _accounts.GetValueOrDefault(childId)?.ParentId ?? _units.GetValueOrDefault(childId)?.ParentId;

    public void AddUnit(OrganizationalUnit unit)
    {
        RequireParent(unit.ParentId);
        _units.Add(unit.Id, unit);
    }

    /// <summary>Adds an account, or replaces it: its status and its place change over time.</summary>
    public void AddAccount(MemberAccount account)
    {
        RequireParent(account.ParentId);
        _accounts[account.Id] = account;
    }

    public void Delegate(DelegatedAdministrator administrator) => _delegated.Add(administrator);

    public void Tag(string resourceId, string key, string value)
    {
        if (!_tags.TryGetValue(resourceId, out var tags))
        {
            _tags.Add(resourceId, tags = new SortedDictionary<string, string>(StringComparer.Ordinal));
        }
        tags[key] = value;
    }

    /// <summary>Null where no account, unit or root has that id.</summary>
    public IReadOnlyDictionary<string, string>? TagsOf(string resourceId) =>
        HasParent(resourceId) || _accounts.ContainsKey(resourceId)
            ? _tags.GetValueOrDefault(resourceId) ?? new SortedDictionary<string, string>()
            : null;

    private string ArnOf(string resource) => $"arn:{Partition}:organizations::{ManagementAccountId}:{resource}";

    private void RequireParent(string parentId)
    {
        if (!HasParent(parentId))
        {
            throw new ArgumentException($"The organization has no root or unit \"{parentId}\".", nameof(parentId));
        }
    }
}
