using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Keytide.Connectors.Archives;

/// <summary>A block of an xz stream: filters, LZMA2 in the end, and a checksum of what comes out.</summary>
internal sealed class XzBlock
{
    private const ulong Lzma2 = 0x21;
    private const int MostFilters = 4;

    // Sizes of the checksums by their kind.
    private static readonly int[] CheckSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

    private readonly ByteSource _input;
    private readonly Stream _content;
    private readonly long _start;
    private readonly int _checkSize;
    private readonly ReflectedCrc? _crc;
    private readonly IncrementalHash? _hash;

    private XzBlock(ByteSource input, Stream content, long start, int check, bool isFiltered)
    {
        _input = input;
        _content = content;
        _start = start;
        _checkSize = CheckSizes[check];

        // What a filter that is left in place has changed is given out as it is, and has another checksum.
        _crc = isFiltered ? null : check == 1 ? ReflectedCrc.Of32() : check == 4 ? ReflectedCrc.Of64() : null;
        _hash = isFiltered || check != 10 ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    /// <summary>Reads the head of a block behind its first byte.</summary>
    /// <param name="input">The packed bytes.</param>
    /// <param name="length">That byte.</param>
    /// <param name="check">The kind of checksum.</param>
    /// <param name="most">Bytes of memory that are given to it.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="NotSupportedException">It has a filter that is not known.</exception>
    /// <exception cref="UnopenedException">It needs too much memory.</exception>
    public static XzBlock Read(ByteSource input, byte length, int check, long most)
    {
        var start = input.Taken - 1;
        var head = new byte[(length * 4) + 4];
        head[0] = length;
        input.Take(head.AsSpan(1));
        if (ReflectedCrc.Of32(head.AsSpan(0, length * 4)) != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(length * 4)))
        {
            throw new InvalidDataException("The head of a block of xz is damaged.");
        }

        var rest = new ByteSource(new MemoryStream(head, 2, (length * 4) - 2));
        var flags = head[1];
        for (var sizes = flags >> 6; sizes > 0; sizes &= sizes - 1)
        {
            Number(rest);
        }

        var filters = new (ulong Id, byte[] Properties)[(flags & (MostFilters - 1)) + 1];
        for (var i = 0; i < filters.Length; i++)
        {
            var id = Number(rest);
            var properties = new byte[Math.Min(Number(rest), (ulong)head.Length)];
            rest.Take(properties);
            filters[i] = (id, properties);
        }

        Stream content = filters[^1] is (Lzma2, [var size])
            ? new Lzma2Stream(input, size, most)
            : throw new NotSupportedException("A block of xz that does not end in LZMA2.");
        var isFiltered = false;
        foreach (var (id, properties) in filters[..^1].Reverse())
        {
            var isLeft = CodeFilters.KeepsSecrets(id);
            isFiltered |= isLeft;
            content = isLeft ? content : CodeFilters.Undone(content, id, properties)
                ?? throw new NotSupportedException("A filter of xz that is not known.");
        }

        return new XzBlock(input, content, start, check, isFiltered);
    }

    /// <summary>A number of seven bits a byte, the lowest first.</summary>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public static ulong Number(ByteSource input)
    {
        ulong value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = input.Next();
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number of xz that is too long.");
    }

    /// <returns>0 at its end.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public int Read(Span<byte> buffer)
    {
        var count = _content.Read(buffer);
        if (count > 0)
        {
            _crc?.Add(buffer[..count]);
            _hash?.AppendData(buffer[..count]);
            return count;
        }

        while ((_input.Taken - _start) % 4 != 0)
        {
            _input.Next();
        }

        Span<byte> check = stackalloc byte[64];
        check = check[.._checkSize];
        _input.Take(check);
        var isRight = _crc is not null ? _crc.Value == (_checkSize == 4
                ? BinaryPrimitives.ReadUInt32LittleEndian(check) : BinaryPrimitives.ReadUInt64LittleEndian(check))
            : _hash is null || check.SequenceEqual(_hash.GetHashAndReset());
        _hash?.Dispose();
        return isRight ? 0 : throw new InvalidDataException("The checksum of a block of xz is another.");
    }
}
