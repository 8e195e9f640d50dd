namespace Keytide.Inventory;

/// <summary>
/// Joins the slots of a report row, the listing and the last-used answers of one user into access keys:
/// <code>
/// row        listing                    the keys are                          their last use is
/// readable   as late as the report      the listed ones                       the answer, else the matching slot's, else unknown
/// readable   earlier, same keys         the slots', with the listed ids       as above
/// readable   earlier, other keys        the slots', with the ids that fit     as above; a key without an id has the slot's
/// readable   none                       the slots, without ids                the slot's
/// none       any                        the listed ones                       the answer, else unknown
/// none       none                       unknown
/// </code>
/// A key is never left out because it could not be joined, and none is made up.
/// </summary>
internal static class AccessKeyJoin
{
    private const string TwoInOneSecond = "two keys were made in the same second, and the report does not tell them apart";
    private const string NotInReport = "the credential report does not cover this key";
    private const string BeyondReport = "the credential report has room for two keys only";

    public static Fact<IReadOnlyList<AccessKey>> Join(RosterEntry entry, Provenance? report, UserObservations? seen)
    {
        var listing = seen?.AccessKeys;
        var row = entry.Row;
        if (listing is { IsKnown: true } listed
            && (row is null || listed.Provenance!.ObservedAt >= report!.ObservedAt || !row.AccessKeys.All(slot => slot.IsReadable)))
        {
            return Sorted(FromListing(listed, row, report, seen!), listed.Provenance!);
        }

        if (row is null || report is null)
        {
            return Fact.Unknown<IReadOnlyList<AccessKey>>(listing is { IsNotAsked: false } failed ? failed.Reason : entry.NoRowReason);
        }

        return row.AccessKeys.All(slot => slot.IsReadable)
            ? Sorted(FromSlots(row, report, listing, seen), report)
            : Fact.Unknown<IReadOnlyList<AccessKey>>("the credential report's columns about access keys could not be read");
    }

    /// <summary>Keys of root, of which there is no listing.</summary>
    public static IReadOnlyList<AccessKey> OfRoot(CredentialReportRow row, Provenance report) => [.. FromSlots(row, report, null, null)];

    private static IEnumerable<AccessKey> FromListing(
        Fact<IReadOnlyList<ListedAccessKey>> listing, CredentialReportRow? row, Provenance? report, UserObservations seen)
    {
        var slots = row?.AccessKeys.Where(slot => slot.IsReadable && !slot.IsEmpty).ToList() ?? [];
        var matches = SlotMatch.Of(listing.Value, slots);
        foreach (var key in listing.Value.DistinctBy(key => key.Id))
        {
            var created = key.CreatedAt is { } instant
                ? Fact.Known(instant, listing.Provenance!)
                : Fact.Unknown<DateTimeOffset>("the listing does not say when the key was created");
            var fromReport = matches.TryGetValue(key.Id, out var slot)
                ? LastUseOf(slot, report!)
                : Fact.Unknown<LastUse>(slots.Exists(other => IsSameSecond(other, key)) ? TwoInOneSecond : NotInReport);
            yield return new AccessKey(key.Id, key.Status, created, LastUseFacts.Later(seen.LastUseOf(key.Id), fromReport));
        }
    }

    private static IEnumerable<AccessKey> FromSlots(
        CredentialReportRow row, Provenance report, Fact<IReadOnlyList<ListedAccessKey>>? listing, UserObservations? seen)
    {
        var slots = row.AccessKeys.Where(slot => !slot.IsEmpty).ToList();
        var listed = listing is { IsKnown: true } known ? known.Value : [];
        var ids = SlotMatch.Of(listed, slots);
        var taken = new HashSet<AccessKeyId>();
        foreach (var slot in slots)
        {
            AccessKeyId? id = null;
            foreach (var (candidate, match) in ids.OrderBy(pair => pair.Key))
            {
                if (id is null && ReferenceEquals(match, slot) && taken.Add(candidate))
                {
                    id = candidate;
                }
            }

            var created = slot.LastRotated.Instant is { } instant
                ? Fact.Known(instant, report)
                : Fact.Unknown<DateTimeOffset>("the credential report does not say when the key was created");
            var lastUse = LastUseFacts.Later(id is { } told ? seen?.LastUseOf(told) : null, LastUseOf(slot, report));
            yield return new AccessKey(id, SlotMatch.StatusOf(slot), created, lastUse);
        }

        for (var i = 0; i < AdditionalCredentials.Read(row.AdditionalCredentials).AccessKeys; i++)
        {
            yield return new AccessKey(
                null, CredentialStatus.Unknown, Fact.Unknown<DateTimeOffset>(BeyondReport), Fact.Unknown<LastUse>(BeyondReport));
        }
    }

    private static Fact<LastUse> LastUseOf(ReportKeySlot slot, Provenance report) => slot.LastUsed.Kind switch
    {
        ReportDateKind.At => Fact.Known(new LastUse(slot.LastUsed.Instant, slot.Service, slot.Region), report),
        ReportDateKind.NotApplicable or ReportDateKind.NoInformation => Fact.Known(LastUse.Never, report),
        _ => Fact.Unknown<LastUse>("the credential report's column about the key's last use could not be read"),
    };

    private static bool IsSameSecond(ReportKeySlot slot, ListedAccessKey key) =>
        slot.LastRotated.Instant is { } made && key.CreatedAt is { } created && WholeSecond.Same(made, created);

    private static Fact<IReadOnlyList<AccessKey>> Sorted(IEnumerable<AccessKey> keys, Provenance provenance) =>
        Fact.Known<IReadOnlyList<AccessKey>>(
            [
                .. keys.OrderBy(key => key.CreatedAt.TryGet(out var created) ? created : DateTimeOffset.MaxValue)
                    .ThenBy(key => key.Id?.Value, StringComparer.Ordinal)
                    .ThenBy(key => key.Status)
                    .ThenBy(key => key.LastUse.TryGet(out var use) ? use.At : null),
            ],
            provenance);
}
