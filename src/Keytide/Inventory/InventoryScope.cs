namespace Keytide.Inventory;

/// <summary>What is to be known of an account.</summary>
/// <param name="Groups">The facts that the chosen checks, or the command, have a use for.</param>
public sealed record InventoryScope(FactGroups Groups)
{
    private const FactGroups AboutUsers = FactGroups.CredentialReport | FactGroups.AccessKeyIds | FactGroups.MfaDevices
        | FactGroups.SigningCertificateIds | FactGroups.SshPublicKeys;

    private const FactGroups AboutPolicies = FactGroups.AuthorizationDetails | FactGroups.SshPublicKeys;

    public static readonly InventoryScope All = new(FactGroups.All);

    /// <summary>
    /// Whether to ask for the SSH keys of users who may use CodeCommit only because they may use everything. It takes a call for each
    /// administrator.
    /// </summary>
    public bool SshKeysOfAdministrators { get; init; }

    public bool NeedsReport => (Groups & AboutUsers) != 0;

    /// <summary>The details also name users' unique ids, without which nothing can be remembered from one audit to the next.</summary>
    public bool NeedsDetails => (Groups & (AboutUsers | AboutPolicies)) != 0;

    /// <summary>Whether groups and policies are wanted besides users: the Filter of iam:GetAccountAuthorizationDetails.</summary>
    public bool NeedsPolicies => (Groups & AboutPolicies) != 0;

    public bool NeedsVirtualDevices => Wants(FactGroups.VirtualMfaDevices) || Wants(FactGroups.MfaDevices);

    public bool Wants(FactGroups group) => (Groups & group) != 0;
}
