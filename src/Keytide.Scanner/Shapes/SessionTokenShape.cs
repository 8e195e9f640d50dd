using System.Buffers.Text;

namespace Keytide.Scanner.Shapes;

/// <summary>
/// A session token of AWS STS. By observation it is base64 of one byte and a protocol buffer: the name of its issuer ("origin_ec",
/// "er/aws"), a nested message that holds the account as twelve digits, and the second in which it was issued. AWS promises none of
/// this; what does not parse is unknown, not refused.
/// </summary>
/// <param name="Account">-1 where none was found.</param>
/// <param name="IssuedAt">Null where none was found.</param>
internal readonly record struct SessionTokenShape(long Account, DateTimeOffset? IssuedAt)
{
    /// <summary>Shorter ones are cut off or made up.</summary>
    public const int ShortestLength = 100;

    /// <summary>No session lives longer: GetSessionToken and GetFederationToken allow 36 hours, roles twelve.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(36);

    private const int AccountDigits = 12;

    /// <summary>The length of the known beginning at a place, or 0.</summary>
    public static int KnownStart(ReadOnlySpan<byte> text) =>
        text.StartsWith("IQoJb3JpZ2luX2Vj"u8) ? 16
        : text.StartsWith("FwoGZXIvYXdz"u8) || text.StartsWith("FQoGZXIvYXdz"u8) ? 12
        : 0;

    public static SessionTokenShape Read(ReadOnlySpan<byte> token, Span<byte> scratch)
    {
        var whole = token.TrimEnd("="u8);
        whole = whole[..(whole.Length & ~3)];
        if (Base64.DecodeFromUtf8(whole, scratch, out _, out var length) != 0 || length < 2)
        {
            return new SessionTokenShape(-1, null);
        }

        var decoded = scratch[..length];
        return new SessionTokenShape(FindAccount(decoded), FindTime(decoded[1..]));
    }

    // A field of twelve bytes that are digits.
    private static long FindAccount(ReadOnlySpan<byte> decoded)
    {
        for (var i = 0; i + 1 + AccountDigits <= decoded.Length; i++)
        {
            if (decoded[i] == AccountDigits && decoded.Slice(i + 1, AccountDigits).HasOnlyDigits())
            {
                Utf8Parser.TryParse(decoded.Slice(i + 1, AccountDigits), out long account, out _);
                return account;
            }
        }

        return -1;
    }

    // The top-level integer that is a plausible time in seconds (2011 to 2096).
    private static DateTimeOffset? FindTime(ReadOnlySpan<byte> message)
    {
        while (message.Length > 1)
        {
            var tag = message[0];
            message = message[1..];
            if (!TryInteger(ref message, out var value))
            {
                return null;
            }

            switch (tag & 7)
            {
                case 0 when value is > 1_300_000_000 and < 4_000_000_000:
                    return DateTimeOffset.FromUnixTimeSeconds((long)value);
                case 0:
                    break;
                case 2 when value <= (ulong)message.Length:
                    message = message[(int)value..];
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool TryInteger(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && message.Length > 0; shift += 7)
        {
            var part = message[0];
            message = message[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
