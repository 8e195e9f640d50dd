namespace Keytide.Inventory;

/// <summary>
/// Which facts are to be read again before anything is reported on them: those that decide, and that may be stale. A credential report is
/// up to four hours old, and a finding about what was mended meanwhile helps nobody.
/// The answers go into the same observations; the snapshot built of them anew has the later ones in the place of the stale ones.
/// </summary>
/// <param name="Calls">In the order of the doubts, none twice.</param>
/// <param name="LeftOut">
/// What would go beyond the greatest number of calls. The caller notes it in the observations (<see cref="AccountObservations.Fail"/>): the
/// facts stay as they are, with their age, and a gap says that they were not verified.
/// </param>
public sealed record VerificationPlan(IReadOnlyList<InventoryCall> Calls, IReadOnlyList<InventoryCall> LeftOut)
{
    /// <summary>A fact read longer ago than this is read again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Unless the caller says otherwise: at 15 calls a second, some minutes.</summary>
    public const int MostCalls = 5000;

    /// <param name="doubts">What is about to be reported.</param>
    /// <param name="snapshot">As built of the observations.</param>
    /// <param name="seen">A call that failed once for verification is not tried again.</param>
    /// <param name="now">Decides what is stale.</param>
    /// <param name="mostCalls">The greatest number of calls.</param>
    public static VerificationPlan For(
        IEnumerable<Doubt> doubts, AccountSnapshot snapshot, AccountObservations seen, DateTimeOffset now, int mostCalls = MostCalls)
    {
        ArgumentNullException.ThrowIfNull(doubts);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(seen);
        var users = snapshot.Users.TryGet(out var known)
            ? known.DistinctBy(user => user.Principal.Name).ToDictionary(user => user.Principal.Name, StringComparer.Ordinal)
            : [];
        var calls = doubts
            .SelectMany(doubt => users.TryGetValue(doubt.UserName, out var user) ? CallsFor(doubt, user, now) : [])
            .Where(call => seen.Find(call.UserName!)?.HasFailed(call) != true)
            .Distinct()
            .ToList();
        return new VerificationPlan([.. calls.Take(mostCalls)], [.. calls.Skip(mostCalls)]);
    }

    private static IEnumerable<InventoryCall> CallsFor(Doubt doubt, UserFacts user, DateTimeOffset now)
    {
        var name = user.Principal.Name;
        if (Wants(LiveFacts.AccessKeys | LiveFacts.KeyLastUse) && IsStale(user.AccessKeys, now))
        {
            yield return new InventoryCall(IamActions.ListAccessKeys, name);
        }

        if (Wants(LiveFacts.KeyLastUse) && user.AccessKeys.TryGet(out var keys))
        {
            var meant = keys.Where(key => key.Id is not null && (doubt.Key is null || key.Id == doubt.Key));
            foreach (var key in meant.Where(key => IsStale(key.LastUse, now)))
            {
                yield return new InventoryCall(IamActions.GetAccessKeyLastUsed, name, key.Id!.Value.Value);
            }
        }

        if (Wants(LiveFacts.Password | LiveFacts.PasswordLastUse) && IsStale(user.Password, now))
        {
            yield return new InventoryCall(IamActions.GetLoginProfile, name);
        }

        if (Wants(LiveFacts.PasswordLastUse) && user.Password is { IsKnown: true, Value.Enabled: true } password
            && IsStale(password.Value.LastUse, now))
        {
            yield return new InventoryCall(IamActions.GetUser, name);
        }

        if ((Wants(LiveFacts.MfaActive) && IsStale(user.MfaActive, now)) || (Wants(LiveFacts.EveryMfaDevice) && IsPart(user, now)))
        {
            yield return new InventoryCall(IamActions.ListMfaDevices, name);
        }

        if (Wants(LiveFacts.SigningCertificates) && IsStale(user.SigningCertificates, now))
        {
            yield return new InventoryCall(IamActions.ListSigningCertificates, name);
        }

        if (Wants(LiveFacts.SshPublicKeys) && IsStale(user.SshPublicKeys, now))
        {
            yield return new InventoryCall(IamActions.ListSshPublicKeys, name);
        }

        bool Wants(LiveFacts facts) => (doubt.Facts & facts) != 0;
    }

    /// <summary>Whether the devices were not listed for this very user, or too long ago.</summary>
    private static bool IsPart(UserFacts user, DateTimeOffset now) =>
        IsStale(user.MfaDevices, now) || user.MfaDevices.Provenance?.Source == IamActions.ListVirtualMfaDevices;

    /// <summary>
    /// An unknown fact decides nothing, so there is nothing to verify; what is still to be asked is the call plan's business.
    /// </summary>
    private static bool IsStale<T>(Fact<T> fact, DateTimeOffset now)
        where T : notnull =>
        fact.IsKnown && now - fact.Provenance.ObservedAt > Fresh;
}
