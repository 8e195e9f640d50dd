namespace Keytide.Inventory;

/// <summary>
/// Which slot of a report row is which listed key. A report names no ids, so only creation (to the second) and status can tell:
/// <code>
/// listed and slots of one second   conclusion
/// 1 and 1                          the same key; its status may have changed in between
/// 2 and 2, one active each         told apart by status
/// 2 and 2, else                    told apart only where both slots say the same, so that it does not matter
/// any other numbers                not told: one of them was deleted, or the report had no room for it
/// </code>
/// </summary>
internal static class SlotMatch
{
    /// <summary>The slot of every key that could be told; keys that are missing here have none or could be either.</summary>
    public static IReadOnlyDictionary<AccessKeyId, ReportKeySlot> Of(
        IReadOnlyList<ListedAccessKey> listed, IReadOnlyList<ReportKeySlot> slots)
    {
        var matches = new Dictionary<AccessKeyId, ReportKeySlot>();
        var bySecond = slots.Where(slot => slot.LastRotated.Instant is not null)
            .ToLookup(slot => WholeSecond.Of(slot.LastRotated.Instant!.Value));
        foreach (var group in listed.Where(key => key.CreatedAt is not null).GroupBy(key => WholeSecond.Of(key.CreatedAt!.Value)))
        {
            var keys = group.OrderBy(key => key.Id).ToList();
            var candidates = bySecond[group.Key].ToList();
            if (keys.Count == candidates.Count)
            {
                Pair(keys, candidates, matches);
            }
        }

        return matches;
    }

    /// <summary>
    /// Whether the listing, though older than the report, can only be what the report saw: the same keys with the same status, and none
    /// that could be taken for another.
    /// </summary>
    public static bool Explains(IReadOnlyList<ListedAccessKey> listed, IReadOnlyList<ReportKeySlot> slots)
    {
        var used = slots.Where(slot => !slot.IsEmpty).ToList();
        return used.TrueForAll(slot => slot is { IsReadable: true, LastRotated.Instant: not null })
            && used.Select(slot => WholeSecond.Of(slot.LastRotated.Instant!.Value)).Distinct().Count() == used.Count
            && listed.Count == used.Count
            && Of(listed, used) is var matches
            && listed.All(key => matches.TryGetValue(key.Id, out var slot) && StatusOf(slot) == key.Status);
    }

    public static CredentialStatus StatusOf(ReportKeySlot slot) =>
        slot.Active == ReportFlag.Yes ? CredentialStatus.Active : CredentialStatus.Inactive;

    private static void Pair(List<ListedAccessKey> keys, List<ReportKeySlot> slots, Dictionary<AccessKeyId, ReportKeySlot> matches)
    {
        if (keys.Count == 1 || slots.TrueForAll(slot => slot == slots[0]))
        {
            for (var i = 0; i < keys.Count; i++)
            {
                matches[keys[i].Id] = slots[i];
            }
        }
        else if (keys.Count == 2 && StatusOf(slots[0]) != StatusOf(slots[1])
            && keys.All(key => slots.Any(slot => StatusOf(slot) == key.Status)) && keys[0].Status != keys[1].Status)
        {
            foreach (var key in keys)
            {
                matches[key.Id] = slots.First(slot => StatusOf(slot) == key.Status);
            }
        }
    }
}
