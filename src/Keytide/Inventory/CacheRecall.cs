namespace Keytide.Inventory;

/// <summary>
/// Puts into the observations what an earlier audit read and what is still good, so that the call plan does not ask again:
/// <code>
/// reading                        good while
/// access keys, certificates      it is later than the report, or the report has the very same ones: same dates, same status
/// MFA devices                    a day, for a user whom the report still shows with a device
/// SSH keys                       a day
/// </code>
/// Readings of users with more than two keys or certificates are not recalled, since the report cannot show a change of the third.
/// </summary>
public static class CacheRecall
{
    /// <summary>For what no report shows, a compromise: a call per user and day.</summary>
    public static readonly TimeSpan LongestUnconfirmed = TimeSpan.FromDays(1);

    private const int RoomInReport = 2;

    public static void Fill(AccountObservations seen, CachedAccount? cached, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (cached is null || cached.Id != seen.Id || cached.PartitionId != seen.Partition.Id
            || !UserRoster.Of(seen).TryGet(out var roster))
        {
            return;
        }

        var report = seen.Report?.Provenance;
        foreach (var entry in roster)
        {
            if (entry.Principal.Id is { } id && cached.Users.TryGetValue(id, out var user))
            {
                Fill(seen.Of(entry.Principal.Name), entry, report, user, now);
            }
        }
    }

    private static void Fill(UserObservations seen, RosterEntry entry, Provenance? report, CachedUser user, DateTimeOffset now)
    {
        if (entry.Row is { AdditionalCredentials: null } row && report is not null)
        {
            seen.AccessKeys ??= Recall(user.AccessKeys, IamActions.ListAccessKeys, now, reading =>
                reading.Items.Count <= RoomInReport
                && (reading.ReadAt >= report.ObservedAt || SlotMatch.Explains(reading.Items, row.AccessKeys)));
            seen.SigningCertificates ??= Recall(user.SigningCertificates, IamActions.ListSigningCertificates, now, reading =>
                reading.Items.Count <= RoomInReport
                && (reading.ReadAt >= report.ObservedAt || CertificateJoin.Explains(reading.Items, row.Certificates)));
        }

        if (entry.Row is { MfaActive: ReportFlag.Yes } && seen.MfaDevices is null)
        {
            seen.MfaDevices = Recall(
                user.MfaDevices, IamActions.ListMfaDevices, now, reading => reading.Items.Count > 0 && IsOfToday(reading.ReadAt, now));
            foreach (var device in user.Certifications.Where(device => seen.MfaDevices is not null && IsOfToday(device.ReadAt, now)))
            {
                seen.SetCertifications(
                    device.SerialNumber, Fact.Known(device.Values, new Provenance(IamActions.GetMfaDevice, device.ReadAt, SourceLag.None)));
            }
        }

        seen.SshPublicKeys ??= Recall(
            user.SshPublicKeys, IamActions.ListSshPublicKeys, now, reading => IsOfToday(reading.ReadAt, now));
    }

    private static bool IsOfToday(DateTimeOffset readAt, DateTimeOffset now) => now - readAt < LongestUnconfirmed;

    /// <summary>A reading from the future was made by a clock that cannot be trusted.</summary>
    private static Fact<IReadOnlyList<T>>? Recall<T>(
        CachedReading<T>? reading, string action, DateTimeOffset now, Func<CachedReading<T>, bool> isGood) =>
        reading is not null && reading.ReadAt <= now && isGood(reading)
            ? Fact.Known(reading.Items, new Provenance(action, reading.ReadAt, SourceLag.None))
            : null;
}
