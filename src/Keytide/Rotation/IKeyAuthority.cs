using System.Collections.Immutable;
using Keytide.Distribution;
using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>
/// IAM, as one rotation needs it: one account, in a session that carries the rotation's id. What could not be read comes back as unknown;
/// what could not be done is thrown.
/// </summary>
public interface IKeyAuthority
{
    /// <summary>Where the new key is proven in any case.</summary>
    string HomeRegion { get; }

    Task<Fact<SeenUser>> ReadUserAsync(string userName, CancellationToken cancellation);

    Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation);

    Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation);

    /// <summary>Keys that CloudTrail says this rotation's sessions have made for the user. Events come minutes late.</summary>
    Task<Fact<ImmutableSortedSet<AccessKeyId>>> KeysMadeAsync(string userName, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Who else has used the key since, as far as CloudTrail shows it. Events come minutes late.</summary>
    Task<Fact<UseByOthers>> ReadUseByOthersAsync(
        AccessKeyId key, DateTimeOffset since, IReadOnlyList<string> regions, CancellationToken cancellation);

    /// <summary>The same, whose effects are refused where they could not be signed before that time.</summary>
    IKeyAuthority Until(DateTimeOffset end);

    /// <summary>Makes a key by one request that is never repeated.</summary>
    /// <exception cref="KeyAuthorityException">No key came back. One may exist all the same.</exception>
    /// <exception cref="LeaseLostException">The time given to <see cref="Until"/> was over; nothing was sent. So with every
    /// effect.</exception>
    Task<KeyPair> MintAsync(string userName, CancellationToken cancellation);

    /// <exception cref="KeyAuthorityException">Not done, or not known to be done.</exception>
    Task ChangeAsync(KeyChange change, string userName, AccessKeyId key, CancellationToken cancellation);

    /// <summary>Refuses every session of the user that was issued before. The same once more does no more.</summary>
    /// <exception cref="KeyAuthorityException">Not done, or not known to be done.</exception>
    Task CutSessionsAsync(string userName, DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Ends that. Without effect where it has ended.</summary>
    /// <exception cref="KeyAuthorityException">Not done, or not known to be done.</exception>
    Task LiftSessionCutAsync(string userName, CancellationToken cancellation);

    /// <summary>Asks the region's STS who signs with this pair, once.</summary>
    Task<ProbeAnswer> ProbeAsync(KeyPair pair, string region, CancellationToken cancellation);
}
