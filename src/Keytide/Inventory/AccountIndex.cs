using Keytide.Inventory.Policies;

namespace Keytide.Inventory;

/// <summary>The observations of an account, arranged so that each user's part is found at once.</summary>
internal sealed class AccountIndex
{
    private readonly PolicyLibrary? _policies;
    private readonly ILookup<string, VirtualMfaDevice>? _virtualDevices;
    private readonly ILookup<string, ServiceSpecificCredential>? _serviceCredentials;
    private readonly Dictionary<string, ListedUser>? _listedUsers;

    public AccountIndex(AccountObservations seen)
    {
        Seen = seen;
        Roster = UserRoster.Of(seen);
        Report = seen.Report?.Provenance;
        if (seen.AuthorizationDetails is { IsKnown: true } details)
        {
            _policies = new PolicyLibrary(details.Select(known => known.Policies), details.Select(known => known.Groups));
        }

        if (seen.VirtualMfaDevices is { IsKnown: true } devices)
        {
            _virtualDevices = devices.Value.Where(device => device.UserArn is not null)
                .ToLookup(device => device.UserArn!, StringComparer.Ordinal);
            VirtualSerialNumbers = devices.Value.Select(device => device.SerialNumber).ToHashSet(StringComparer.Ordinal);
        }

        if (seen.ServiceSpecificCredentials is { IsKnown: true } credentials)
        {
            _serviceCredentials = credentials.Value.ToLookup(owned => owned.UserName, owned => owned.Credential, StringComparer.Ordinal);
        }

        if (seen.UserList is { IsKnown: true } list)
        {
            _listedUsers = list.Value.DistinctBy(user => user.Id).ToDictionary(user => user.Id, StringComparer.Ordinal);
        }
    }

    public AccountObservations Seen { get; }

    public Fact<IReadOnlyList<RosterEntry>> Roster { get; }

    /// <summary>Null where there is no report.</summary>
    public Provenance? Report { get; }

    /// <summary>Null where the virtual devices were not read.</summary>
    public IReadOnlySet<string>? VirtualSerialNumbers { get; }

    /// <summary>Null where the virtual devices were not read.</summary>
    public Fact<IReadOnlyList<VirtualMfaDevice>>? VirtualDevicesOf(RosterEntry entry) =>
        _virtualDevices is null
            ? null
            : Fact.Known<IReadOnlyList<VirtualMfaDevice>>(
                [.. _virtualDevices[entry.Principal.Arn]], Seen.VirtualMfaDevices!.Value.Provenance!);

    public Fact<IReadOnlyList<ServiceSpecificCredential>> ServiceCredentialsOf(RosterEntry entry) =>
        _serviceCredentials is not null
            ? Fact.Known<IReadOnlyList<ServiceSpecificCredential>>(
                [.. _serviceCredentials[entry.Principal.Name].OrderBy(credential => credential.Id, StringComparer.Ordinal)],
                Seen.ServiceSpecificCredentials!.Value.Provenance!)
            : Seen.ServiceSpecificCredentials?.Select<IReadOnlyList<ServiceSpecificCredential>>(_ => [])
                ?? Fact.NotAsked<IReadOnlyList<ServiceSpecificCredential>>("not read");

    /// <summary>The last use of the user's password by iam:ListUsers; null where that was not read.</summary>
    public Fact<LastUse>? ListedPasswordUseOf(RosterEntry entry) =>
        entry.Principal.Id is { } id && _listedUsers?.GetValueOrDefault(id) is { } user
            ? Fact.Known(new LastUse(user.PasswordLastUsed), Seen.UserList!.Value.Provenance! with { MaxStaleness = SourceLag.LastUse })
            : null;

    /// <summary>
    /// How the user's policies allow CodeCommit, which decides whom to ask for SSH keys: there is no list of them for all users, and a key
    /// of somebody whom no policy lets in opens nothing. Unknown where the policies were not read whole.
    /// </summary>
    public Fact<ServiceAccess> CodeCommitAccessOf(RosterEntry entry) =>
        _policies is not null && entry.Detail is { } detail
            ? _policies.AccessToGit(Fact.Known(detail.Permissions, Seen.AuthorizationDetails!.Value.Provenance!))
            : Fact.Unknown<ServiceAccess>("the user's policies were not read");
}
