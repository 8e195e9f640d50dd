namespace Keytide.Settings;

/// <summary>How <c>keytide audit --org</c> gets into the accounts of an organization.</summary>
public sealed record OrganizationSettings
{
    public static readonly OrganizationSettings Default = new();

    /// <summary>The name, path included, of the role to assume in each account.</summary>
    public string Role { get; init; } = "KeytideAudit";

    /// <summary>What the role's trust policy asks for; null where it asks for nothing.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Accounts that are not audited at all.</summary>
    public IReadOnlySet<AccountId> SkippedAccounts { get; init; } = new HashSet<AccountId>();
}
