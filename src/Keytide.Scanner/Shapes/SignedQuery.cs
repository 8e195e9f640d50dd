using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Keytide.Scanner.Shapes;

/// <summary>
/// The parameters of a request that is signed in its query string (AWS Signature Version 4, "Authenticating requests: using query
/// parameters"), found by name wherever they stand in a text.
/// </summary>
/// <param name="AccessKeyId">Of the key that signed.</param>
/// <param name="Service">For example s3, sts, rds-db.</param>
/// <param name="SignedAt">Null where it is not stated or not a time.</param>
/// <param name="Life">How long it is valid from then on; null where it is not stated.</param>
/// <param name="HasSessionToken">True when a session token is part of it.</param>
/// <param name="Account">Decoded from the access key id, or -1.</param>
internal sealed record SignedQuery(
    string AccessKeyId, string Service, DateTimeOffset? SignedAt, TimeSpan? Life, bool HasSessionToken, long Account)
{
    private const int LongestLifeSeconds = 7 * 24 * 3600;

    public DateTimeOffset? ExpiresAt => SignedAt is { } signed && Life is { } life ? signed + life : null;

    /// <summary>Reads the parameters from text whose escapes have been taken off; null where there is no credential among them.</summary>
    public static SignedQuery? Read(ReadOnlySpan<byte> text)
    {
        var credential = Value(text, "X-Amz-Credential"u8);
        if (credential.Length < AccessKeyShape.Length || !IsAccessKey(credential[..AccessKeyShape.Length]))
        {
            return null;
        }

        var id = credential[..AccessKeyShape.Length];
        var date = Value(text, "X-Amz-Date"u8);
        var expires = Value(text, "X-Amz-Expires"u8);
        TimeSpan? life = Utf8Parser.TryParse(expires, out int seconds, out _) && seconds is > 0 and <= LongestLifeSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
        return new SignedQuery(
            Encoding.ASCII.GetString(id),
            ServiceOf(credential),
            Time(date),
            life,
            Value(text, "X-Amz-Security-Token"u8).Length > 0,
            AccessKeyShape.Of(id).Account);
    }

    /// <summary>The value behind a parameter's name, up to what ends it; empty where the name does not occur.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = IndexOfIgnoreCase(text, name);
        if (at < 0)
        {
            return default;
        }

        var rest = text[(at + name.Length)..].TrimStart("=\":' >"u8);
        var end = rest.IndexOfAny("&\"' <>,;\r\n"u8);
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsAccessKey(ReadOnlySpan<byte> id)
    {
        var upper = true;
        foreach (var character in id)
        {
            upper &= ByteClass.IsUpperOrDigit(character);
        }

        return upper && id[0] == 'A' && id[3] == 'A';
    }

    // <id>/20250408/us-west-2/s3/aws4_request
    private static string ServiceOf(ReadOnlySpan<byte> credential)
    {
        var slashes = 0;
        var start = 0;
        for (var i = 0; i < credential.Length; i++)
        {
            if (credential[i] != '/')
            {
                continue;
            }

            slashes++;
            if (slashes == 4)
            {
                return Encoding.ASCII.GetString(credential[start..i]);
            }

            start = i + 1;
        }

        return "";
    }

    private static DateTimeOffset? Time(ReadOnlySpan<byte> text)
    {
        const int Length = 16; // 20250408T181021Z
        return text.Length >= Length
            && DateTimeOffset.TryParseExact(
                Encoding.ASCII.GetString(text[..Length]),
                "yyyyMMdd'T'HHmmss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time)
            ? time
            : null;
    }

    private static int IndexOfIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var from = 0; from + name.Length <= text.Length; from++)
        {
            var next = text[from..].IndexOfAny(name[0], (byte)(name[0] ^ 0x20));
            if (next < 0 || from + next + name.Length > text.Length)
            {
                return -1;
            }

            from += next;
            if (Ascii.EqualsIgnoreCase(text.Slice(from, name.Length), name))
            {
                return from;
            }
        }

        return -1;
    }
}
