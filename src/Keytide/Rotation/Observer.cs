using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>Looks at what a decision wants to know, and at nothing else.</summary>
/// <param name="journal">Knows what other rotations did to the user's keys.</param>
/// <param name="consumers">Reads the old key's consumers from the account's logs; null where none are read.</param>
public sealed class Observer(
    IRotationJournal journal,
    Func<RotationState, CancellationToken, Task<Fact<IReadOnlyList<SeenConsumer>>>>? consumers = null)
{
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(15);

    public async Task<Sighting> LookAsync(
        RotationState state, IKeyAuthority authority, DateTimeOffset now, CancellationToken cancellation)
    {
        var seen = Sighting.Nothing;
        var looked = Wanted.Nothing;
        while ((RotationMachine.Wants(state, seen, state.Request.Policy, now) & ~looked) is var wanted and not Wanted.Nothing)
        {
            seen = await AddAsync(seen, wanted, state, authority, cancellation);
            looked |= wanted;
        }

        return seen;
    }

    private async Task<Sighting> AddAsync(
        Sighting seen, Wanted wanted, RotationState state, IKeyAuthority authority, CancellationToken cancellation)
    {
        var request = state.Request;
        if (wanted.HasFlag(Wanted.User))
        {
            seen = seen with { User = await authority.ReadUserAsync(request.UserName, cancellation) };
        }

        if (wanted.HasFlag(Wanted.Keys))
        {
            seen = await KeysAsync(seen, wanted.HasFlag(Wanted.LastUse), state, authority, cancellation);
        }

        if (wanted.HasFlag(Wanted.Attribution))
        {
            var since = state.MintAt!.Value - ClockMargin;
            seen = seen with { MadeByUs = await authority.KeysMadeAsync(request.UserName, since, cancellation) };
        }

        if (wanted.HasFlag(Wanted.NewKeyUse))
        {
            seen = seen with
            {
                NewKeyUse = await authority.ReadUseByOthersAsync(
                    state.NewKey!.Value, state.NewKeyAt!.Value - ClockMargin, state.Mint!.Regions, cancellation),
            };
        }

        if (wanted.HasFlag(Wanted.Consumers) && consumers is not null)
        {
            seen = seen with { Consumers = await consumers(state, cancellation) };
        }

        return seen;
    }

    private async Task<Sighting> KeysAsync(
        Sighting seen, bool withUse, RotationState state, IKeyAuthority authority, CancellationToken cancellation)
    {
        var listed = await authority.ListKeysAsync(state.Request.UserName, cancellation);
        if (!listed.TryGet(out var list))
        {
            return seen with { Keys = Fact.Unknown<IReadOnlyList<SeenKey>>(listed.Reason) };
        }

        // What other rotations hold matters to the room for a new key, and to nothing later.
        var others = state.Phase == RotationPhase.Planned
            ? await journal.ListAsync(Lease.SubjectOf(state.Request.Account, state.Request.UserId), cancellation)
            : [];
        var keys = new List<SeenKey>();
        foreach (var key in list.OrderBy(key => key.Id))
        {
            var use = withUse && RotationMachine.UseMatters(state, key.Id)
                ? await authority.ReadLastUseAsync(key.Id, cancellation)
                : Fact.Unknown<LastUse>("not asked for");
            var held = others.Where(other => other.Id != state.Id && other.OldKey == key.Id && other.OldInactiveSince is not null)
                .Max(other => other.OldInactiveSince);
            keys.Add(new SeenKey(key.Id, key.IsActive, key.CreatedAt, use, held));
        }

        return seen with
        {
            Keys = Fact.Known<IReadOnlyList<SeenKey>>(keys, listed.Provenance!),
            Regions = Regions(state, keys, authority.HomeRegion),
        };
    }

    private static IReadOnlyList<string> Regions(RotationState state, List<SeenKey> keys, string home)
    {
        var regions = new SortedSet<string>(state.Request.Policy.Regions.Where(IsRegion), StringComparer.Ordinal) { home };
        foreach (var destination in state.Request.Destinations)
        {
            if (destination.Region is { } region)
            {
                regions.Add(region);
            }
        }

        if (keys.Find(key => key.Id == state.Request.OldKey)?.LastUse is { } use && use.TryGet(out var last) && IsRegion(last.Region))
        {
            regions.Add(last.Region!);
        }

        return [.. regions];
    }

    // It becomes part of a host name, so it has to look like a region.
    private static bool IsRegion(string? text) =>
        text is { Length: > 4 and <= 32 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && char.IsAsciiDigit(text[^1]);
}
