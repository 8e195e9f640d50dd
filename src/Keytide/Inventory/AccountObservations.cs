using System.Collections.Concurrent;

namespace Keytide.Inventory;

/// <summary>
/// What was read of one account, raw, as <see cref="SnapshotBuilder"/> joins it: one fact for each call. Null means that nobody asked;
/// an unknown fact means that somebody asked in vain, which becomes a gap of the audit. The effectful reader fills it, different users'
/// answers from different threads if it likes.
/// </summary>
public sealed class AccountObservations(AccountId id, Partition partition)
{
    private readonly ConcurrentDictionary<string, UserObservations> _users = new(StringComparer.Ordinal);

    public AccountId Id { get; } = id;

    public Partition Partition { get; } = partition;

    public string? Name { get; set; }

    /// <summary>
    /// Whether this comes from saved files. Which of two files is the later is then less certain than with live answers, so a user that
    /// only one of them names is kept.
    /// </summary>
    public bool IsOffline { get; init; }

    /// <summary>Its provenance says when AWS made the report, not when it was fetched.</summary>
    public Fact<CredentialReport>? Report { get; set; }

    public Fact<AuthorizationDetails>? AuthorizationDetails { get; set; }

    /// <summary>Read only where the report or the authorization details were refused.</summary>
    public Fact<IReadOnlyList<ListedUser>>? UserList { get; set; }

    public Fact<IReadOnlyList<OwnedServiceCredential>>? ServiceSpecificCredentials { get; set; }

    public Fact<IReadOnlyList<VirtualMfaDevice>>? VirtualMfaDevices { get; set; }

    public Fact<IReadOnlyDictionary<string, int>>? Summary { get; set; }

    public Fact<PasswordPolicy>? PasswordPolicy { get; set; }

    public Fact<IReadOnlyList<ServerCertificate>>? ServerCertificates { get; set; }

    /// <summary>Outside the management and delegated accounts AWS refuses this to everybody: leave it null or not asked there.</summary>
    public Fact<IReadOnlyList<string>>? OrganizationRootFeatures { get; set; }

    /// <summary>The answers about a user, to be filled.</summary>
    public UserObservations Of(string userName) => _users.GetOrAdd(userName, static _ => new UserObservations());

    internal UserObservations? Find(string userName) => _users.GetValueOrDefault(userName);

    internal IEnumerable<KeyValuePair<string, UserObservations>> Users => _users.OrderBy(user => user.Key, StringComparer.Ordinal);
}
