using System.Buffers.Binary;

namespace Keytide.Tests.Support;

/// <summary>Changes bytes as damage and malice would, the same ones for the same seed.</summary>
public sealed class Mutations(int seed)
{
    private static readonly uint[] Odd = [0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    private readonly Random _random = new(seed);

    /// <summary>One more variant: flipped bits, other bytes, odd lengths, a piece cut out or doubled, an end that is missing.</summary>
    public byte[] Of(byte[] whole)
    {
        var bytes = whole.ToArray();
        for (var change = _random.Next(4); change >= 0; change--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length < 8)
        {
            return bytes;
        }

        var at = _random.Next(bytes.Length - 4);
        switch (_random.Next(7))
        {
            case 0:
                return bytes[..at];
            case 1:
                var to = Math.Min(bytes.Length, at + _random.Next(1, 64));
                return [.. bytes[..at], .. bytes[to..]];
            case 2:
                var end = Math.Min(bytes.Length, at + _random.Next(1, 64));
                return [.. bytes[..end], .. bytes[at..]];
            case 3:
                var number = Odd[_random.Next(Odd.Length)];
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), number);
                return bytes;
            case 4:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Odd[_random.Next(Odd.Length)]);
                return bytes;
            case 5:
                bytes[at] = (byte)_random.Next(256);
                return bytes;
            default:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
        }
    }
}
