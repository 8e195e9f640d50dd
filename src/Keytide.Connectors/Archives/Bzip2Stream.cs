using System.Numerics;

namespace Keytide.Connectors.Archives;

/// <summary>Decompresses bzip2, also several streams one behind the other. It does not own the stream below.</summary>
internal sealed class Bzip2Stream(Stream below) : ForwardStream
{
    private const ulong BlockMark = 0x314159265359;
    private const ulong EndMark = 0x177245385090;
    private const int BlockUnit = 100_000;

    private readonly Bzip2Bits _bits = new(below);
    private Bzip2Block? _block;
    private uint _checksum;
    private bool _isInBlock;
    private bool _ended;

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && buffer.Length > 0)
        {
            var count = _block?.Read(buffer) ?? 0;
            if (count > 0)
            {
                return count;
            }

            NextBlock();
        }

        return 0;
    }

    private void NextBlock()
    {
        _block ??= Begin();
        if (_isInBlock && !_block.IsAsExpected)
        {
            throw new InvalidDataException("A block of bzip2 with another checksum.");
        }

        var mark = ((ulong)_bits.Take(24) << 24) | (uint)_bits.Take(24);
        if (mark == BlockMark)
        {
            _block.Decode(_bits);
            _isInBlock = true;
            _checksum = BitOperations.RotateLeft(_checksum, 1) ^ _block.Expected;
            return;
        }

        if (mark != EndMark)
        {
            throw new InvalidDataException("No block of bzip2.");
        }

        if ((((uint)_bits.Take(16) << 16) | (uint)_bits.Take(16)) != _checksum)
        {
            throw new InvalidDataException("A stream of bzip2 with another checksum.");
        }

        _isInBlock = false;
        _checksum = 0;
        _bits.ToByte();
        _ended = !_bits.HasMore || (_block = Begin()) is null;
    }

    private Bzip2Block Begin()
    {
        var magic = _bits.Take(24);
        var size = _bits.Take(8) - '0';
        return magic == 0x425A68 && size is >= 1 and <= 9
            ? new Bzip2Block(size * BlockUnit)
            : throw new InvalidDataException("No stream of bzip2.");
    }
}
