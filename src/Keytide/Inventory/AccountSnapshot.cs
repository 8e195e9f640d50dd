namespace Keytide.Inventory;

/// <summary>
/// All that was read of one account, joined: the one input of every check. Immutable, and complete in the sense that what could not be
/// read is there as an unknown fact.
/// </summary>
public sealed record AccountSnapshot
{
    public required AccountId Id { get; init; }

    public required Partition Partition { get; init; }

    /// <summary>The account's name in its organization, or its alias; null where neither was read.</summary>
    public string? Name { get; init; }

    /// <summary>Every user, in name order; unknown where the list itself could not be read whole.</summary>
    public required Fact<IReadOnlyList<UserFacts>> Users { get; init; }

    public required RootFacts Root { get; init; }

    public required Fact<IReadOnlyList<UserGroup>> Groups { get; init; }

    public required Fact<IReadOnlyList<ManagedPolicy>> Policies { get; init; }

    public required Fact<PasswordPolicy> PasswordPolicy { get; init; }

    /// <summary>The counters and quotas of iam:GetAccountSummary by name, for example <c>AccessKeysPerUserQuota</c>.</summary>
    public required Fact<IReadOnlyDictionary<string, int>> Summary { get; init; }

    public required Fact<IReadOnlyList<ServerCertificate>> ServerCertificates { get; init; }

    /// <summary>Serial numbers of virtual devices that nobody uses.</summary>
    public required Fact<IReadOnlyList<string>> UnassignedMfaDevices { get; init; }

    /// <summary>
    /// Names of the centralized root features that the organization has switched on (<c>RootCredentialsManagement</c>,
    /// <c>RootSessions</c>); unknown outside the management or a delegated account.
    /// </summary>
    public required Fact<IReadOnlyList<string>> OrganizationRootFeatures { get; init; }

    /// <summary>
    /// Whether this is the organization's management account or a delegated administrator of IAM, which alone may read
    /// <see cref="OrganizationRootFeatures"/>; false in a member account or outside organizations, null where it was not read.
    /// </summary>
    public bool? ManagesOrganization { get; init; }

    /// <summary>What was asked for and not got, one entry each; empty for a complete read.</summary>
    public required IReadOnlyList<ReadGap> Gaps { get; init; }
}
