using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>Decompresses xz (the .xz file format, 1.2), also several streams one behind the other. It does not own the one below.</summary>
/// <param name="below">Gives the packed bytes.</param>
/// <param name="most">Bytes of memory that are given to it.</param>
internal sealed class XzStream(Stream below, long most) : ForwardStream
{
    private const int EndLength = 12;

    private static readonly byte[] Magic = [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private readonly ByteSource _input = new(below);
    private XzBlock? _block;
    private int _check = -1;
    private bool _ended;

    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    /// <exception cref="NotSupportedException">It has parts that are not known.</exception>
    /// <exception cref="UnopenedException">It needs too much memory.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && buffer.Length > 0)
        {
            if (_block is null)
            {
                Advance();
            }
            else if (_block.Read(buffer) is var count and > 0)
            {
                return count;
            }
            else
            {
                _block = null;
            }
        }

        return 0;
    }

    private void Advance()
    {
        if (_check < 0)
        {
            Begin();
        }

        var length = _input.Next();
        if (length > 0)
        {
            _block = XzBlock.Read(_input, length, _check, most);
            return;
        }

        SkipIndex();
        Span<byte> end = stackalloc byte[EndLength];
        _input.Take(end);
        if (end[10] != 'Y' || end[11] != 'Z')
        {
            throw new InvalidDataException("A stream of xz without its end.");
        }

        _check = -1;
        _ended = !HasAnother();
    }

    // FD "7zXZ" 00, then the kind of checksum, and one of these two bytes.
    private void Begin()
    {
        Span<byte> head = stackalloc byte[EndLength];
        _input.Take(head);
        if (!head.StartsWith(Magic) || head[6] != 0
            || ReflectedCrc.Of32(head.Slice(6, 2)) != BinaryPrimitives.ReadUInt32LittleEndian(head[8..]))
        {
            throw new InvalidDataException("No stream of xz.");
        }

        _check = head[7] & 15;
    }

    // The lengths of all blocks once more; what is behind it counts from its beginning.
    private void SkipIndex()
    {
        var start = _input.Taken - 1;
        for (var left = XzBlock.Number(_input); left > 0; left--)
        {
            XzBlock.Number(_input);
            XzBlock.Number(_input);
        }

        while ((_input.Taken - start) % 4 != 0)
        {
            _input.Next();
        }

        Span<byte> checksum = stackalloc byte[4];
        _input.Take(checksum);
    }

    // Zeros may stand between two streams, and at the end.
    private bool HasAnother()
    {
        Span<byte> padding = stackalloc byte[1];
        while (_input.HasMore)
        {
            if (_input.Peek() != 0)
            {
                return true;
            }

            _input.Take(padding);
        }

        return false;
    }
}
