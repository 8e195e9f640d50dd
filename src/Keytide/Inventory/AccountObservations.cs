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

    /// <summary>
    /// Notes that a call failed, or was left out, and why. What was known before stays known; the reason becomes a gap.
    /// </summary>
    public void Fail(InventoryCall call, string reason)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.UserName is { } user)
        {
            Of(user).Fail(call, reason);
            return;
        }

        switch (call.Action)
        {
            case IamActions.GenerateCredentialReport or IamActions.GetCredentialReport:
                Report ??= Fact.Unknown<CredentialReport>(reason);
                break;
            case IamActions.GetAccountAuthorizationDetails:
                AuthorizationDetails ??= Fact.Unknown<AuthorizationDetails>(reason);
                break;
            case IamActions.ListUsers:
                UserList ??= Fact.Unknown<IReadOnlyList<ListedUser>>(reason);
                break;
            case IamActions.ListServiceSpecificCredentials:
                ServiceSpecificCredentials ??= Fact.Unknown<IReadOnlyList<OwnedServiceCredential>>(reason);
                break;
            case IamActions.ListVirtualMfaDevices:
                VirtualMfaDevices ??= Fact.Unknown<IReadOnlyList<VirtualMfaDevice>>(reason);
                break;
            case IamActions.GetAccountSummary:
                Summary ??= Fact.Unknown<IReadOnlyDictionary<string, int>>(reason);
                break;
            case IamActions.GetAccountPasswordPolicy:
                PasswordPolicy ??= Fact.Unknown<PasswordPolicy>(reason);
                break;
            case IamActions.ListServerCertificates:
                ServerCertificates ??= Fact.Unknown<IReadOnlyList<ServerCertificate>>(reason);
                break;
            case IamActions.ListOrganizationsFeatures:
                OrganizationRootFeatures ??= Fact.Unknown<IReadOnlyList<string>>(reason);
                break;
            default:
                throw new ArgumentException($"{call.Action} is not a call about an account.", nameof(call));
        }
    }

    internal UserObservations? Find(string userName) => _users.GetValueOrDefault(userName);

    internal IEnumerable<KeyValuePair<string, UserObservations>> Users => _users.OrderBy(user => user.Key, StringComparer.Ordinal);
}
