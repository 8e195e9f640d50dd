using System.Collections.Immutable;
using Keytide.Distribution;
using Keytide.Inventory;
using Keytide.Rotation;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>IAM as a mutant uses it: the real one, but for what the mutant does its own way.</summary>
internal abstract class MutantAuthority(IKeyAuthority real) : IKeyAuthority
{
    public string HomeRegion => Real.HomeRegion;

    protected IKeyAuthority Real { get; private set; } = real;

    public Task<Fact<SeenUser>> ReadUserAsync(string userName, CancellationToken cancellation) =>
        Real.ReadUserAsync(userName, cancellation);

    public virtual Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation) =>
        Real.ListKeysAsync(userName, cancellation);

    public virtual Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation) =>
        Real.ReadLastUseAsync(key, cancellation);

    public Task<Fact<ImmutableSortedSet<AccessKeyId>>> KeysMadeAsync(
        string userName, DateTimeOffset since, CancellationToken cancellation) => Real.KeysMadeAsync(userName, since, cancellation);

    public Task<Fact<UseByOthers>> ReadUseByOthersAsync(
        AccessKeyId key, DateTimeOffset since, IReadOnlyList<string> regions, CancellationToken cancellation) =>
        Real.ReadUseByOthersAsync(key, since, regions, cancellation);

    public IKeyAuthority Until(DateTimeOffset end)
    {
        Real = Real.Until(end);
        return this;
    }

    public virtual Task<KeyPair> MintAsync(string userName, CancellationToken cancellation) => Real.MintAsync(userName, cancellation);

    public virtual Task ChangeAsync(KeyChange change, string userName, AccessKeyId key, CancellationToken cancellation) =>
        Real.ChangeAsync(change, userName, key, cancellation);

    public Task CutSessionsAsync(string userName, DateTimeOffset before, CancellationToken cancellation) =>
        Real.CutSessionsAsync(userName, before, cancellation);

    public Task LiftSessionCutAsync(string userName, CancellationToken cancellation) => Real.LiftSessionCutAsync(userName, cancellation);

    public virtual Task<ProbeAnswer> ProbeAsync(KeyPair pair, string region, CancellationToken cancellation) =>
        Real.ProbeAsync(pair, region, cancellation);
}
