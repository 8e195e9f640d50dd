namespace Keytide.Inventory;

/// <summary>What is kept of one account from one audit to the next, so that the next asks only for what may have changed.</summary>
public sealed record CachedAccount
{
    public required AccountId Id { get; init; }

    public required string PartitionId { get; init; }

    /// <summary>The account's name or alias; null where neither was read.</summary>
    public string? Name { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>When AWS made the credential report that was read last; null where none was.</summary>
    public DateTimeOffset? ReportGeneratedAt { get; init; }

    /// <summary>How many users there were; null where they could not be listed.</summary>
    public int? UserCount { get; init; }

    /// <summary>How many of them had an access key.</summary>
    public int? UsersWithKeys { get; init; }

    /// <summary>By the user's unique id (AIDA…), which a user deleted and made again does not keep.</summary>
    public required IReadOnlyDictionary<string, CachedUser> Users { get; init; }

    /// <summary>
    /// What to keep after an audit: its readings, and where it did not ask, the earlier ones. Users that are gone are forgotten, and so is
    /// everything where nobody's unique id is known.
    /// </summary>
    public static CachedAccount After(AccountObservations seen, CachedAccount? earlier, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var known = UserRoster.Of(seen).TryGet(out var roster);
        var usable = earlier is not null && earlier.Id == seen.Id && earlier.PartitionId == seen.Partition.Id ? earlier : null;
        var users = new Dictionary<string, CachedUser>(StringComparer.Ordinal);
        foreach (var entry in roster ?? [])
        {
            if (entry.Principal.Id is { } id
                && Merge(seen.Find(entry.Principal.Name), usable?.Users.GetValueOrDefault(id)) is { IsEmpty: false } user)
            {
                users[id] = user with
                {
                    Arn = entry.Principal.Arn,
                    Owner = entry.Detail is { } detail ? OwnerTag.Find(detail.Tags) : usable?.Users.GetValueOrDefault(id)?.Owner,
                };
            }
        }

        return new CachedAccount
        {
            Id = seen.Id,
            PartitionId = seen.Partition.Id,
            Name = seen.Name ?? usable?.Name,
            SavedAt = now,
            ReportGeneratedAt = seen.Report is { IsKnown: true } report ? report.Provenance!.ObservedAt : usable?.ReportGeneratedAt,
            UserCount = known ? roster!.Count : usable?.UserCount,
            UsersWithKeys = known ? roster!.Count(entry => HasKey(seen, entry)) : usable?.UsersWithKeys,
            Users = known ? users : usable?.Users ?? users,
        };
    }

    private static bool HasKey(AccountObservations seen, RosterEntry entry) =>
        entry.Row?.MayHaveAccessKeys ?? seen.Find(entry.Principal.Name)?.AccessKeys is { IsKnown: true, Value.Count: > 0 };

    private static CachedUser Merge(UserObservations? seen, CachedUser? earlier) => new()
    {
        AccessKeys = Reading(seen?.AccessKeys) ?? earlier?.AccessKeys,
        MfaDevices = Reading(seen?.MfaDevices) ?? earlier?.MfaDevices,
        SigningCertificates = Reading(seen?.SigningCertificates) ?? earlier?.SigningCertificates,
        SshPublicKeys = Reading(seen?.SshPublicKeys) ?? earlier?.SshPublicKeys,
        Certifications = Certifications(seen) ?? earlier?.Certifications ?? [],
    };

    private static CachedReading<T>? Reading<T>(Fact<IReadOnlyList<T>>? fact) =>
        fact is { IsKnown: true } known ? new CachedReading<T>(known.Provenance!.ObservedAt, known.Value) : null;

    private static IReadOnlyList<CachedCertification>? Certifications(UserObservations? seen) =>
        seen?.MfaDevices is { IsKnown: true } devices
            ? [
                .. devices.Value.Select(device => (device.SerialNumber, Fact: seen.CertificationsOf(device.SerialNumber)))
                    .Where(device => device.Fact is { IsKnown: true })
                    .Select(device => new CachedCertification(
                        device.SerialNumber, device.Fact!.Value.Provenance!.ObservedAt, device.Fact.Value.Value)),
            ]
            : null;
}
