namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// IAM's counts and quotas of an account, by the names that GetAccountSummary uses. A name that did not come is null, not zero.
/// </summary>
public sealed record AccountSummary(IReadOnlyDictionary<string, int> Entries)
{
    /// <summary>How many access keys the root user has.</summary>
    public int? RootAccessKeys => Find("AccountAccessKeysPresent");

    /// <summary>1 where the root user has MFA.</summary>
    public int? RootMfaEnabled => Find("AccountMFAEnabled");

    /// <summary>1 where the root user has a password; 0 where it was removed centrally.</summary>
    public int? RootPasswordPresent => Find("AccountPasswordPresent");

    public int? RootSigningCertificates => Find("AccountSigningCertificatesPresent");

    public int? Users => Find("Users");

    public int? ServerCertificates => Find("ServerCertificates");

    public int? AccessKeysPerUserQuota => Find("AccessKeysPerUserQuota");

    private int? Find(string name) => Entries.TryGetValue(name, out var value) ? value : null;
}
