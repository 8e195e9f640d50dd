namespace Keytide.Scanning;

/// <summary>What the settings say of scans.</summary>
public sealed record ScanSettings
{
    public static readonly ScanSettings Default = new();

    public IReadOnlyList<LeakAllowance> Allowances { get; init; } = [];

    /// <summary>What need not be looked at for a scan to be whole.</summary>
    public IReadOnlyList<UnreadAllowance> Unread { get; init; } = [];

    /// <summary>Accounts of ours, besides those that the inventory knows.</summary>
    public IReadOnlySet<AccountId> OwnAccounts { get; init; } = new HashSet<AccountId>();

    /// <summary>Accounts whose keys are laid out to be found, besides those that are known to everybody.</summary>
    public IReadOnlySet<AccountId> CanaryAccounts { get; init; } = new HashSet<AccountId>();
}
