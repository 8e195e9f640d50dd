using Keytide.Compliance.Checks;
using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>Every check there is.</summary>
public static class CheckCatalog
{
    /// <summary>The checks of accounts, in the order in which they are documented.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new KeyAge(),
        new KeyAgeYear(),
        new KeyUnused(),
        new KeyNeverUsed(),
        new KeyMultipleActive(),
        new KeyOverQuota(),
        new KeyInactiveStale(),
        new KeyAtUserCreation(),
        new KeyCouldBeRole(),
        new RootAccessKey(),
        new RootSigningCertificate(),
        new RootPassword(),
        new RootMfa(),
        new RootHardwareMfa(),
        new RootRecentUse(),
        new RootCentralized(),
        new PasswordUnused(),
        new PasswordNeverUsed(),
        new PasswordAge(),
        new UserMfaConsole(),
        new UserMfaAll(),
        new UserMfaPhishingResistant(),
        new UserMfaHardware(),
        new MfaUnassigned(),
        new UserAdminWithKey(),
        new UserAdminWithoutMfa(),
        new UserPasswordAndKey(),
        new UserDirectPolicies(),
        new UserTags(),
        new UserBoundary(),
        new UserStale(),
        new UserExists(),
        new CertificateSigning(),
        new SshKeyAge(),
        new ServiceCredentialBedrock(),
        new ServiceCredentialCodeCommit(),
        new ServiceCredentialKeyspaces(),
        new ServiceCredentialLogs(),
        new ServiceCredentialOther(),
        new ServiceCredentialAny(),
        new ServerCertificateExpired(),
        new ServerCertificateExpiring(),
        new PasswordPolicyLength(),
        new PasswordPolicyReuse(),
        new PasswordPolicyExpiry(),
        new PasswordPolicyUppercase(),
        new PasswordPolicyLowercase(),
        new PasswordPolicyNumber(),
        new PasswordPolicySymbol(),
        new PolicyFullAdmin(),
        new PolicyServiceWildcard(),
        new PolicyCloudShell(),
    ];

    /// <summary>
    /// What can be named in settings and appear in results: the checks of accounts, then those of Keytide's own suppressions.
    /// </summary>
    public static IReadOnlyList<CheckDescription> Descriptions { get; } =
        [.. All.Select(check => check.Description), .. SuppressionReview.Checks];

    private static readonly Dictionary<string, CheckDescription> ById =
        Descriptions.ToDictionary(description => description.Id, StringComparer.Ordinal);

    public static CheckDescription? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The facts that the checks switched on can make use of: what a call plan has to read.</summary>
    public static FactGroups FactsFor(AuditSettings settings) => All
        .Select(check => check.Description)
        .Where(settings.IsOn)
        .Aggregate(FactGroups.None, (facts, check) => facts | check.Needs | check.Wants);
}
