using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>
/// The bytes of a pack while all of it is scanned: read a megabyte at a time and kept, up to a limit, because deltas are near their bases
/// but
/// not behind one another. Threads share it; two that want the same block at once both read it.
/// </summary>
internal sealed class PackBytes(Pack pack)
{
    private const int BlockBits = 20;
    private const int BlockLength = 1 << BlockBits;

    private readonly byte[]?[] _blocks = new byte[(int)((pack.Length >> BlockBits) + 1)][];
    private long _kept;

    /// <summary>Some bytes, or fewer at the end of the pack.</summary>
    /// <param name="offset">In the pack.</param>
    /// <param name="length">How many.</param>
    /// <param name="scratch">The caller's own, for what is not kept or spans two blocks; grown as needed.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public ReadOnlySpan<byte> Get(long offset, int length, ref byte[] scratch)
    {
        length = (int)Math.Min(length, Math.Max(0, pack.End - offset));
        var start = (int)(offset & (BlockLength - 1));
        if (start + length <= BlockLength && Block(offset >> BlockBits) is { } block)
        {
            return block.AsSpan(start, length);
        }

        if (scratch.Length < length)
        {
            scratch = GC.AllocateUninitializedArray<byte>(Math.Max(length, scratch.Length * 2));
        }

        return scratch.AsSpan(0, pack.Read(scratch.AsSpan(0, length), offset));
    }

    private byte[]? Block(long number)
    {
        if (_blocks[number] is { } known)
        {
            return known;
        }

        if (Interlocked.Add(ref _kept, BlockLength) > GitLimits.PackInMemory)
        {
            Interlocked.Add(ref _kept, -BlockLength);
            return null;
        }

        var block = GC.AllocateUninitializedArray<byte>(BlockLength);
        var read = pack.Read(block, number << BlockBits);
        block.AsSpan(read).Clear();
        _blocks[number] = block;
        return block;
    }
}
