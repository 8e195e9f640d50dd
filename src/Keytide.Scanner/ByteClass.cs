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

    private const byte B = Blank | Printable;
    private const byte P = Printable;
    private const byte S = Base64Symbol | Printable;
    private const byte D = Digit | Hex | Printable;
    private const byte N = D | Base32;
    private const byte U = Upper | Base32 | Printable;
    private const byte X = U | Hex;
    private const byte L = Lower | Printable;
    private const byte H = L | Hex;

    // Constant, so that a look-up is one load: no bounds to check, nothing to set up first.
    private static ReadOnlySpan<byte> Table =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, 0, 0, B, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        B, P, P, P, P, P, P, P, P, P, P, S, P, P, P, S,
        D, D, N, N, N, N, N, N, D, D, P, P, P, P, P, P,
        P, X, X, X, X, X, X, U, U, U, U, U, U, U, U, U,
        U, U, U, U, U, U, U, U, U, U, U, P, P, P, P, P,
        P, H, H, H, H, H, H, L, L, L, L, L, L, L, L, L,
        L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

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
}
