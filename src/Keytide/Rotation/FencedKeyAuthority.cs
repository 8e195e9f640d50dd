using System.Collections.Immutable;
using Keytide.Distribution;
using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>
/// Lets no effect begin unless the lease is held at that moment, and none be signed after its end. Reading needs no lease.
/// </summary>
internal sealed class FencedKeyAuthority(IKeyAuthority inner, Func<CancellationToken, Task<DateTimeOffset>> holdLease) : IKeyAuthority
{
    public string HomeRegion => inner.HomeRegion;

    public Task<Fact<SeenUser>> ReadUserAsync(string userName, CancellationToken cancellation) =>
        inner.ReadUserAsync(userName, cancellation);

    public Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation) =>
        inner.ListKeysAsync(userName, cancellation);

    public Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation) =>
        inner.ReadLastUseAsync(key, cancellation);

    public Task<Fact<ImmutableSortedSet<AccessKeyId>>> KeysMadeAsync(
        string userName, DateTimeOffset since, CancellationToken cancellation) => inner.KeysMadeAsync(userName, since, cancellation);

    public Task<Fact<UseByOthers>> ReadUseByOthersAsync(
        AccessKeyId key, DateTimeOffset since, IReadOnlyList<string> regions, CancellationToken cancellation) =>
        inner.ReadUseByOthersAsync(key, since, regions, cancellation);

    public IKeyAuthority Until(DateTimeOffset end) => new FencedKeyAuthority(inner.Until(end), holdLease);

    public async Task<KeyPair> MintAsync(string userName, CancellationToken cancellation)
    {
        var end = await holdLease(cancellation);
        return await inner.Until(end).MintAsync(userName, cancellation);
    }

    public async Task ChangeAsync(KeyChange change, string userName, AccessKeyId key, CancellationToken cancellation)
    {
        var end = await holdLease(cancellation);
        await inner.Until(end).ChangeAsync(change, userName, key, cancellation);
    }

    public async Task CutSessionsAsync(string userName, DateTimeOffset before, CancellationToken cancellation)
    {
        var end = await holdLease(cancellation);
        await inner.Until(end).CutSessionsAsync(userName, before, cancellation);
    }

    public async Task LiftSessionCutAsync(string userName, CancellationToken cancellation)
    {
        var end = await holdLease(cancellation);
        await inner.Until(end).LiftSessionCutAsync(userName, cancellation);
    }

    public Task<ProbeAnswer> ProbeAsync(KeyPair pair, string region, CancellationToken cancellation) =>
        inner.ProbeAsync(pair, region, cancellation);
}
