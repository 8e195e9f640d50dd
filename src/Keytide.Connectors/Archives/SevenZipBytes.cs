using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>
/// The directory of a 7z, byte by byte. What it counts must be in it, and be no more than is reasonable: a directory that is packed may be
/// long for nothing.
/// </summary>
/// <param name="bytes">The directory.</param>
/// <param name="most">Entries that it may have.</param>
internal sealed class SevenZipBytes(ReadOnlyMemory<byte> bytes, long most)
{
    private int _at;

    public int Left => bytes.Length - _at;

    /// <exception cref="InvalidDataException">It ends before.</exception>
    public byte Next() => Take(1)[0];

    /// <exception cref="InvalidDataException">It ends before.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > Left)
        {
            throw new InvalidDataException("The directory of a 7z ends too early.");
        }

        _at += length;
        return bytes.Span.Slice(_at - length, length);
    }

    /// <summary>A number: as many bytes follow as its first one has ones in front.</summary>
    /// <exception cref="InvalidDataException">It is cut off, or beyond all lengths.</exception>
    public long Number()
    {
        var first = Next();
        ulong value = 0;
        var mask = 0x80;
        for (var i = 0; i < 8; i++, mask >>= 1)
        {
            if ((first & mask) == 0)
            {
                value |= (ulong)(first & (mask - 1)) << (8 * i);
                break;
            }

            value |= (ulong)Next() << (8 * i);
        }

        return value <= long.MaxValue / 2 ? (long)value : throw new InvalidDataException("A number in a 7z is too large.");
    }

    /// <summary>How many of something follow, of which each takes at least a bit.</summary>
    /// <exception cref="InvalidDataException">There is no room for so many.</exception>
    /// <exception cref="ArchiveLimitException">They are more than entries may be.</exception>
    public int Count()
    {
        var count = Number();
        if (count > Left * 8L)
        {
            throw new InvalidDataException("A 7z that counts more than it holds.");
        }

        return count <= most ? (int)count : throw ArchiveLimitException.TooManyEntries();
    }

    /// <summary>A part with its length in front of it.</summary>
    /// <exception cref="InvalidDataException">It ends before.</exception>
    public SevenZipBytes Part()
    {
        var length = (int)Math.Min(Number(), int.MaxValue);
        Take(length);
        return new SevenZipBytes(bytes.Slice(_at - length, length), most);
    }

    /// <summary>A bit for each of some, the highest first.</summary>
    public bool[] Bits(int count)
    {
        var taken = Take((count + 7) / 8);
        var bits = new bool[count];
        for (var i = 0; i < count; i++)
        {
            bits[i] = (taken[i / 8] & (0x80 >> (i % 8))) != 0;
        }

        return bits;
    }

    /// <summary>Checksums of those that have one.</summary>
    public uint?[] Checksums(int count)
    {
        var isThere = Next() == 0 ? Bits(count) : null;
        if (isThere is null && count > Left / 4)
        {
            throw new InvalidDataException("A 7z without its checksums.");
        }

        var all = new uint?[count];
        for (var i = 0; i < count; i++)
        {
            all[i] = isThere?[i] ?? true ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : null;
        }

        return all;
    }
}
