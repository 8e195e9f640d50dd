using Keytide.Inventory.Policies;

namespace Keytide.Inventory;

/// <summary>
/// Joins what was read of an account into one snapshot. Pure, and indifferent to the order of rows, users and keys. It may be called
/// again after more was read: live answers then take the place of what was stale.
/// </summary>
public static class SnapshotBuilder
{
    private const string NotRead = "not read";

    public static AccountSnapshot Build(AccountObservations seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var account = new AccountIndex(seen);
        return new AccountSnapshot
        {
            Id = seen.Id,
            Partition = seen.Partition,
            Name = seen.Name,
            Users = account.Roster.Select<IReadOnlyList<UserFacts>>(entries => [.. entries.Select(entry => User(account, entry))]),
            Root = RootJoin.Join(seen),
            Groups = Details(seen, known => known.Groups),
            Policies = Details(seen, known => known.Policies),
            PasswordPolicy = seen.PasswordPolicy ?? Fact.NotAsked<PasswordPolicy>(NotRead),
            Summary = seen.Summary ?? Fact.NotAsked<IReadOnlyDictionary<string, int>>(NotRead),
            ServerCertificates = seen.ServerCertificates ?? Fact.NotAsked<IReadOnlyList<ServerCertificate>>(NotRead),
            UnassignedMfaDevices = Unassigned(seen),
            OrganizationRootFeatures = seen.OrganizationRootFeatures ?? Fact.NotAsked<IReadOnlyList<string>>(NotRead),
            Gaps = ObservationGaps.Of(seen, account.Roster.IsKnown ? account.Roster.Value : []),
        };
    }

    private static UserFacts User(AccountIndex account, RosterEntry entry)
    {
        var seen = account.Seen;
        var user = seen.Find(entry.Principal.Name);
        var (mfaActive, mfaDevices) = MfaJoin.Join(entry, account, user);
        return new UserFacts
        {
            Principal = entry.Principal,
            CreatedAt = entry.CreatedAt,
            Tags = Detail(seen, entry, detail => detail.Tags),
            Permissions = Detail(seen, entry, detail => detail.Permissions),
            Password = PasswordJoin.Join(entry, account.Report, user, account.ListedPasswordUseOf(entry)),
            MfaActive = mfaActive,
            MfaDevices = mfaDevices,
            AccessKeys = AccessKeyJoin.Join(entry, account.Report, user),
            SigningCertificates = CertificateJoin.Join(entry, account.Report, user),
            SshPublicKeys = SshPublicKeys(account, entry, user),
            ServiceSpecificCredentials = account.ServiceCredentialsOf(entry),
            ServicesUsed = Fact.NotAsked<IReadOnlyDictionary<string, DateTimeOffset>>("access advisor was not asked"),
            Gaps = [.. ObservationGaps.OfUser(seen, entry)],
        };
    }

    private static Fact<IReadOnlyList<SshPublicKey>> SshPublicKeys(AccountIndex account, RosterEntry entry, UserObservations? user)
    {
        if (user?.SshPublicKeys is { } answer)
        {
            return answer.Select<IReadOnlyList<SshPublicKey>>(keys => [.. keys.OrderBy(key => key.Id, StringComparer.Ordinal)]);
        }

        if (account.Seen.IsOffline)
        {
            return Fact.NotAsked<IReadOnlyList<SshPublicKey>>("the saved files do not hold SSH keys");
        }

        return account.CodeCommitAccessOf(entry) is { IsKnown: true } access && access.Value != ServiceAccess.ByName
            ? Fact.NotAsked<IReadOnlyList<SshPublicKey>>("no policy of the user names CodeCommit, the one service that takes SSH keys")
            : Fact.Unknown<IReadOnlyList<SshPublicKey>>("the user's SSH keys were not listed");
    }

    private static Fact<IReadOnlyList<string>> Unassigned(AccountObservations seen) =>
        seen.VirtualMfaDevices is { } devices
            ? devices.Select<IReadOnlyList<string>>(all =>
                [.. all.Where(device => !device.IsAssigned).Select(device => device.SerialNumber).Order(StringComparer.Ordinal)])
            : Fact.NotAsked<IReadOnlyList<string>>(NotRead);

    private static Fact<T> Details<T>(AccountObservations seen, Func<AuthorizationDetails, T> part)
        where T : notnull =>
        seen.AuthorizationDetails is { } details ? details.Select(part) : Fact.NotAsked<T>(NotRead);

    private static Fact<T> Detail<T>(AccountObservations seen, RosterEntry entry, Func<UserDetail, T> part)
        where T : notnull =>
        seen.AuthorizationDetails switch
        {
            null => Fact.NotAsked<T>(NotRead),
            { IsKnown: true } known when entry.Detail is not null => known.Select(_ => part(entry.Detail)),
            { IsKnown: true } => Fact.Unknown<T>("the authorization details do not have this user"),
            { } failed => failed.Select(_ => part(null!)),
        };
}
