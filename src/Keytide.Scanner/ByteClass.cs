using System.Runtime.CompilerServices;

namespace Keytide.Scanner;

/// <summary>What a byte is, by table: ASCII only, never by culture or Unicode.</summary>
internal static class ByteClass
{
    private const byte Upper = 1;
    private const byte Lower = 2;
    private const byte Digit = 4;
    private const byte Base64Symbol = 8;
    private const byte Base32 = 16;
    private const byte Hex = 32;
    private const byte Blank = 64;
    private const byte Printable = 128;

    private static readonly byte[] Table = Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBase64(byte value) => Is(value, Upper | Lower | Digit | Base64Symbol);

    public static bool IsAlphanumeric(byte value) => Is(value, Upper | Lower | Digit);

    public static bool IsUpper(byte value) => Is(value, Upper);

    public static bool IsLower(byte value) => Is(value, Lower);

    public static bool IsLetter(byte value) => Is(value, Upper | Lower);

    public static bool IsDigit(byte value) => Is(value, Digit);

    /// <summary>A–Z and 2–7 (RFC 4648).</summary>
    public static bool IsBase32(byte value) => Is(value, Base32);

    public static bool IsUpperOrDigit(byte value) => Is(value, Upper | Digit);

    public static bool IsHex(byte value) => Is(value, Hex);

    /// <summary>Space, tab, carriage return or line feed.</summary>
    public static bool IsBlank(byte value) => Is(value, Blank);

    public static bool IsQuote(byte value) => value is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>What names are made of in the languages and formats that hold credentials.</summary>
    public static bool IsName(byte value) => IsAlphanumeric(value) || value is (byte)'_' or (byte)'-' or (byte)'.' or (byte)'$';

    /// <summary>Space to ~, tab, carriage return or line feed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPrintable(byte value) => Is(value, Printable);

    /// <summary>0 to 15, or -1.</summary>
    public static int HexValue(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };

    public static byte ToLower(byte value) => IsUpper(value) ? (byte)(value | 0x20) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is(byte value, int classes) => (Table[value] & classes) != 0;

    private static byte[] Build()
    {
        var table = new byte[256];
        for (var value = 0; value < 128; value++)
        {
            var c = (char)value;
            table[value] = (byte)(
                (char.IsAsciiLetterUpper(c) ? Upper : 0)
                | (char.IsAsciiLetterLower(c) ? Lower : 0)
                | (char.IsAsciiDigit(c) ? Digit : 0)
                | (c is '+' or '/' ? Base64Symbol : 0)
                | (char.IsAsciiLetterUpper(c) || c is >= '2' and <= '7' ? Base32 : 0)
                | (char.IsAsciiHexDigit(c) ? Hex : 0)
                | (c is ' ' or '\t' or '\r' or '\n' ? Blank : 0)
                | (c is (>= ' ' and < '\x7F') or '\t' or '\r' or '\n' ? Printable : 0));
        }

        return table;
    }
}
