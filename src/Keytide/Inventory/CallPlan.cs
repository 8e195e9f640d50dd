using Keytide.Inventory.Policies;

namespace Keytide.Inventory;

/// <summary>
/// Decides which calls tell what is wanted of an account, and no others. First the calls about the whole account; then, again and again
/// until nothing is left, the calls about single users that the answers so far leave open.
/// </summary>
public static class CallPlan
{
    /// <summary>
    /// The calls about the whole account, in order. The report comes first, as AWS needs time to make one: where one is known to have been
    /// made in the last four hours it is fetched at once, otherwise AWS is told to make one.
    /// </summary>
    public static IReadOnlyList<InventoryCall> ForAccount(InventoryScope scope, CachedAccount? cached, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var calls = new List<InventoryCall>();
        Add(scope.NeedsReport && !HasFreshReport(cached, now), IamActions.GenerateCredentialReport);
        Add(scope.NeedsReport, IamActions.GetCredentialReport);
        Add(scope.NeedsDetails, IamActions.GetAccountAuthorizationDetails);
        Add(scope.Wants(FactGroups.ServiceSpecificCredentials), IamActions.ListServiceSpecificCredentials);
        Add(scope.NeedsVirtualDevices, IamActions.ListVirtualMfaDevices);
        Add(scope.Wants(FactGroups.AccountSummary), IamActions.GetAccountSummary);
        Add(scope.Wants(FactGroups.PasswordPolicy), IamActions.GetAccountPasswordPolicy);
        Add(scope.Wants(FactGroups.ServerCertificates), IamActions.ListServerCertificates);
        Add(scope.Wants(FactGroups.OrganizationRootFeatures), IamActions.ListOrganizationsFeatures);
        return calls;

        void Add(bool wanted, string action)
        {
            if (wanted)
            {
                calls.Add(new InventoryCall(action));
            }
        }
    }

    /// <summary>
    /// What is still to be asked, given the answers so far; empty when nothing is. Every call whose answer, good or bad, is put into the
    /// observations is not named again, so asking until this is empty comes to an end.
    /// </summary>
    public static IReadOnlyList<InventoryCall> Next(AccountObservations seen, InventoryScope scope)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(scope);
        if (NeedsUserList(seen))
        {
            return [new InventoryCall(IamActions.ListUsers)];
        }

        var account = new AccountIndex(seen);
        if (!account.Roster.TryGet(out var roster))
        {
            return [];
        }

        // One action after the other, so that the action with the most calls does not make the others wait behind it, user by user.
        return
        [
            .. roster.Where(entry => seen.Find(entry.Principal.Name)?.GoneAt is null)
                .SelectMany(entry => UserCalls(account, entry, scope))
                .OrderBy(call => call.Rank).Select(call => call.Call),
        ];
    }

    /// <summary>Whether a report that is still the current one was made, as far as the last audit knows.</summary>
    public static bool HasFreshReport(CachedAccount? cached, DateTimeOffset now) =>
        cached?.ReportGeneratedAt is { } made && made <= now && now - made < SourceLag.CredentialReport;

    /// <summary>The list of users stands in for refused details, and says what a refused report would of the use of passwords.</summary>
    private static bool NeedsUserList(AccountObservations seen) =>
        seen.UserList is null
        && (seen.AuthorizationDetails is { IsKnown: false, IsNotAsked: false } || seen.Report is { IsKnown: false, IsNotAsked: false });

    private static IEnumerable<(int Rank, InventoryCall Call)> UserCalls(AccountIndex account, RosterEntry entry, InventoryScope scope)
    {
        var name = entry.Principal.Name;
        var user = account.Seen.Find(name);
        if (WantsAccessKeys(entry, user, scope))
        {
            yield return (0, new InventoryCall(IamActions.ListAccessKeys, name));
        }

        foreach (var key in KeysOfUnknownUse(entry, user, scope))
        {
            yield return (1, new InventoryCall(IamActions.GetAccessKeyLastUsed, name, key.Value));
        }

        if (scope.Wants(FactGroups.CredentialReport) && PasswordAction(account, entry, user) is { } action)
        {
            yield return (2, new InventoryCall(action, name));
        }

        if (user?.MfaDevices is null && WantsMfaDevices(account, entry, scope))
        {
            yield return (3, new InventoryCall(IamActions.ListMfaDevices, name));
        }

        foreach (var serialNumber in UncertifiedDevices(account, user, scope))
        {
            yield return (4, new InventoryCall(IamActions.GetMfaDevice, name, serialNumber));
        }

        if (user?.SigningCertificates is null && WantsCertificates(entry, scope))
        {
            yield return (5, new InventoryCall(IamActions.ListSigningCertificates, name));
        }

        if (user?.SshPublicKeys is null && scope.Wants(FactGroups.SshPublicKeys) && MayHaveSshKeys(account, entry, scope))
        {
            yield return (6, new InventoryCall(IamActions.ListSshPublicKeys, name));
        }
    }

    /// <summary>The report names no ids, so whoever has a key is asked; and whoever the report does not speak of, or not clearly.</summary>
    private static bool WantsAccessKeys(RosterEntry entry, UserObservations? user, InventoryScope scope) =>
        user?.AccessKeys is null
        && (entry.Row is { } row && row.AccessKeys.All(slot => slot.IsReadable)
            ? scope.Wants(FactGroups.AccessKeyIds) && row.MayHaveAccessKeys
            : scope.Wants(FactGroups.AccessKeyIds | FactGroups.CredentialReport));

    /// <summary>Keys that the report has no room for, or does not tell apart; of all others it says the last use.</summary>
    private static IEnumerable<AccessKeyId> KeysOfUnknownUse(RosterEntry entry, UserObservations? user, InventoryScope scope)
    {
        if (user?.AccessKeys is not { IsKnown: true } listing || !scope.Wants(FactGroups.CredentialReport | FactGroups.AccessKeyIds))
        {
            return [];
        }

        var matches = SlotMatch.Of(listing.Value, [.. entry.Row?.AccessKeys.Where(slot => slot.IsReadable && !slot.IsEmpty) ?? []]);
        return listing.Value.Select(key => key.Id).Distinct()
            .Where(id => user.LastUseOf(id) is null
                && !(matches.TryGetValue(id, out var slot) && slot.LastUsed.Kind != ReportDateKind.Unreadable));
    }

    /// <summary>
    /// Whether there is a password, of a user of whom the report does not say; then when it was used, of a password that the report has not
    /// seen.
    /// </summary>
    private static string? PasswordAction(AccountIndex account, RosterEntry entry, UserObservations? user)
    {
        if (user?.LoginProfile is null)
        {
            return entry.Row?.PasswordEnabled is ReportFlag.Yes or ReportFlag.No ? null : IamActions.GetLoginProfile;
        }

        var password = PasswordJoin.Join(entry, account.Report, user, account.ListedPasswordUseOf(entry));
        return user.PasswordLastUse is null && password is { IsKnown: true, Value: { Enabled: true, LastUse.IsKnown: false } }
            ? IamActions.GetUser
            : null;
    }

    private static bool WantsMfaDevices(AccountIndex account, RosterEntry entry, InventoryScope scope)
    {
        var hasVirtual = account.VirtualDevicesOf(entry) is { Value.Count: > 0 };
        return entry.Row?.MfaActive switch
        {
            ReportFlag.No => false,
            ReportFlag.Yes => scope.Wants(FactGroups.MfaDevices) && !hasVirtual,
            _ => scope.Wants(FactGroups.MfaDevices | FactGroups.CredentialReport) && !hasVirtual,
        };
    }

    private static IEnumerable<string> UncertifiedDevices(AccountIndex account, UserObservations? user, InventoryScope scope) =>
        scope.Wants(FactGroups.MfaDevices) && user?.MfaDevices is { IsKnown: true } devices
            ? devices.Value.Select(device => device.SerialNumber).Distinct()
                .Where(serialNumber => user.CertificationsOf(serialNumber) is null
                    && MayBeCertified(MfaJoin.KindOf(serialNumber, certifications: null, account.VirtualSerialNumbers)))
            : [];

    /// <summary>AWS takes certifications from the FIDO Alliance's register (IAM API reference, GetMFADevice): others have none.</summary>
    private static bool MayBeCertified(MfaDeviceKind kind) => kind is MfaDeviceKind.Fido or MfaDeviceKind.Unknown;

    private static bool WantsCertificates(RosterEntry entry, InventoryScope scope) =>
        entry.Row is { } row && row.Certificates.All(slot => slot.IsReadable)
            ? scope.Wants(FactGroups.SigningCertificateIds) && row.MayHaveCertificates
            : scope.Wants(FactGroups.SigningCertificateIds | FactGroups.CredentialReport);

    private static bool MayHaveSshKeys(AccountIndex account, RosterEntry entry, InventoryScope scope) =>
        !account.CodeCommitAccessOf(entry).TryGet(out var access)
        || access == ServiceAccess.ByName
        || (access == ServiceAccess.ByWildcard && scope.SshKeysOfAdministrators);
}
