using System.Buffers.Binary;

namespace Keytide.Connectors.Git.Objects;

/// <summary>The name of an object: 20 bytes of SHA-1, or 32 of SHA-256. How long it is, only the repository knows.</summary>
internal readonly record struct ObjectId
{
    public const int Longest = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <param name="bytes">20 or 32 of them.</param>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        if (bytes.Length >= Longest)
        {
            _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
            _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
        }
        else
        {
            _third = (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) << 32;
        }
    }

    public bool IsZero => this == default;

    public static bool TryParse(ReadOnlySpan<char> text, int length, out ObjectId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Longest];
        if (text.Length != length * 2)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            var value = (Digit(text[i * 2]) << 4) | Digit(text[(i * 2) + 1]);
            if (value < 0)
            {
                return false;
            }

            bytes[i] = (byte)value;
        }

        id = new ObjectId(bytes[..length]);
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, int length, out ObjectId id)
    {
        Span<char> characters = stackalloc char[Longest * 2];
        if (text.Length != length * 2)
        {
            id = default;
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            characters[i] = (char)text[i];
        }

        return TryParse(characters[..text.Length], length, out id);
    }

    /// <summary>The bytes, written to the front of a buffer of <see cref="Longest"/>.</summary>
    public ReadOnlySpan<byte> Write(Span<byte> buffer, int length)
    {
        BinaryPrimitives.WriteUInt64BigEndian(buffer, _first);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[24..], _fourth);
        return buffer[..length];
    }

    public string ToHex(int length)
    {
        const string Digits = "0123456789abcdef";
        Span<byte> bytes = stackalloc byte[Longest];
        Write(bytes, length);
        var text = new char[length * 2];
        for (var i = 0; i < length; i++)
        {
            text[i * 2] = Digits[bytes[i] >> 4];
            text[(i * 2) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    // Negative for what is none, and stays so when shifted and joined.
    private static int Digit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    // By hand: what the compiler makes asks for comparers, which a program that has just started has to compile first.
    public bool Equals(ObjectId other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    public override int GetHashCode() => unchecked((int)(_first >> 32));

    public override string ToString() => ToHex(_fourth == 0 ? 20 : Longest);
}
