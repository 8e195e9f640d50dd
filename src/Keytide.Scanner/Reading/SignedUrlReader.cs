using System.Text;
using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Reads requests that carry their signature in the URL or in a form: version 4 by its signature, version 2 by its key id.
/// </summary>
internal static class SignedUrlReader
{
    private const int LongestUrl = 8192;
    private const int FormReach = 2048;
    private const int SignatureLength = 64;

    /// <summary>True when the run at [start, end) is the signature of version 4.</summary>
    public static bool ReadVersion4(in Layer layer, int start, int end)
    {
        var text = layer.Text;
        if (end - start != SignatureLength || !IsSmallHex(text[start..end]) || !SpeaksOfSignature(text, start))
        {
            return false;
        }

        var (urlStart, urlEnd) = Url(text, start, end);
        var query = Query(text[urlStart..urlEnd]);
        var isForm = query is null;
        if (isForm)
        {
            (urlStart, urlEnd) = (start, end);
            query = Query(layer.Around(start, end, FormReach, FormReach));
        }

        var clue = layer.Add(ClueKind.Whole, urlStart, urlEnd, text[start..end]);
        var isExample = query is not null && query.AccessKeyId.EndsWith("EXAMPLE", StringComparison.Ordinal);
        clue.Whole = new WholeCredential(Rule.PresignedUrl, [
            new Reason(isForm ? "a signature of version 4 in a form" : "a signed URL of version 4", 45),
            query is null ? new Reason("the key that signed it is not stated", -10) : new Reason("states the key that signed it", 20),
            isExample ? new Reason("signed with a documented example", -90) : new Reason("not signed with an example", 0),
            query?.Service == "rds-db" ? new Reason("signs in to a database", 10) : new Reason("grants one request", 0),
        ])
        {
            AccessKeyId = query?.AccessKeyId,
            Account = query?.Account ?? -1,
            ExpiresAt = query?.ExpiresAt,
            Shown = isForm ? null : Shown(text[urlStart..urlEnd]),
            EndsByItself = true,
        };
        return true;
    }

    /// <summary>Reads ?AWSAccessKeyId=…&amp;Signature=…&amp;Expires=… around the access key id at [start, end).</summary>
    public static bool ReadVersion2(in Layer layer, int start, int end)
    {
        var text = layer.Text;
        var name = text[Math.Max(0, start - 20)..start];
        if (!name.EndsWith("AWSAccessKeyId="u8) && !name.EndsWith("AWSAccessKeyId%3D"u8))
        {
            return false;
        }

        var (urlStart, urlEnd) = Url(text, start, end);
        var plain = new byte[urlEnd - urlStart];
        var decoded = plain.AsSpan(0, Percent.Decode(text[urlStart..urlEnd], plain));
        var signature = SignedQuery.Value(decoded, "&Signature"u8);
        signature = signature.IsEmpty ? SignedQuery.Value(decoded, "?Signature"u8) : signature;
        if (signature.Length < 27)
        {
            return false;
        }

        var id = text[start..end];
        var clue = layer.Add(ClueKind.Whole, urlStart, urlEnd, signature);
        var account = AccessKeyShape.Of(id).Account;
        var known = System.Buffers.Text.Utf8Parser.TryParse(SignedQuery.Value(decoded, "Expires"u8), out long seconds, out _)
            && seconds is > 0 and < 100_000_000_000;
        clue.Whole = new WholeCredential(Rule.PresignedUrl, [
            new Reason("a signed URL of version 2", 45),
            id.EndsWith("EXAMPLE"u8)
                ? new Reason("signed with a documented example", -90)
                : new Reason("states the key that signed it", 20),
        ])
        {
            AccessKeyId = Encoding.ASCII.GetString(id),
            Account = account,
            ExpiresAt = known ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Shown = Shown(text[urlStart..urlEnd]),
            EndsByItself = true,
        };
        return true;
    }

    private static bool SpeaksOfSignature(ReadOnlySpan<byte> text, int start)
    {
        var before = text[Math.Max(0, start - 48)..start];
        var at = before.LastIndexOf("mz-"u8);
        return at >= 0 && before.Length - at >= "mz-Signature=".Length && Ascii.EqualsIgnoreCase(before.Slice(at, 12), "mz-signature"u8)
            && before[(at + 12)..].IndexOfAny("&,;\n"u8) < 0;
    }

    private static SignedQuery? Query(ReadOnlySpan<byte> written)
    {
        var plain = new byte[written.Length];
        return SignedQuery.Read(plain.AsSpan(0, Percent.Decode(written, plain)));
    }

    private static (int Start, int End) Url(ReadOnlySpan<byte> text, int start, int end)
    {
        var left = text[Math.Max(0, start - LongestUrl)..start];
        var opening = left.LastIndexOfAny(UrlEnds);
        var right = text[end..Math.Min(text.Length, end + LongestUrl)];
        var closing = right.IndexOfAny(UrlEnds);
        return (start - left.Length + opening + 1, end + (closing < 0 ? right.Length : closing));
    }

    // Scheme, host and path; the query holds the secret.
    private static string Shown(ReadOnlySpan<byte> url)
    {
        const int Most = 100;
        var query = url.IndexOfAny((byte)'?', (byte)'%');
        var head = query < 0 ? default : url[..Math.Min(query, Most)];
        return Encoding.ASCII.GetString(head) + "?…";
    }

    private static bool IsSmallHex(ReadOnlySpan<byte> run)
    {
        foreach (var character in run)
        {
            if (!ByteClass.IsHex(character) || ByteClass.IsUpper(character))
            {
                return false;
            }
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<byte> UrlEnds = System.Buffers.SearchValues.Create(" \t\r\n\"'`<>()[]{}|"u8);
}
