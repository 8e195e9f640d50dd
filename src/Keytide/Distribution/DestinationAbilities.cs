namespace Keytide.Distribution;

/// <summary>What a destination can do, declared by its connector and relied upon by the rotation.</summary>
/// <param name="AtomicPair">
/// Id and secret change in one step. Where false, a reader may for a moment see the id of one key with the secret of the other.
/// </param>
/// <param name="ReadBack">What can be seen of a write afterwards.</param>
/// <param name="CompareAndSet">A write is refused when the place has changed since it was read.</param>
/// <param name="IdempotentWrite">Repeating a write with the same token changes nothing, not even a version number.</param>
public sealed record DestinationAbilities(bool AtomicPair, ReadBack ReadBack, bool CompareAndSet, bool IdempotentWrite)
{
    /// <summary>Whether the pair that was there before can be learnt, and so be put back.</summary>
    public bool CanRestore => ReadBack == ReadBack.Full;
}
