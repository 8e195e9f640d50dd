using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Reads tokens that a fixed beginning or a parameter's name gives away: AppSync, MWS, sign-in and Identity Center tokens.
/// </summary>
internal static class NamedTokenReader
{
    private const int AppSyncLength = 26;
    private const int ShortestSigninToken = 64;
    private const int LongestSigninToken = 8192;

    /// <summary>da2- and 26 small letters and digits.</summary>
    public static void ReadAppSync(in Layer layer, int at)
    {
        var start = at + "da2-".Length;
        var end = start + AppSyncLength;
        if (end > layer.Text.Length || !TokenEdge.Begins(layer.Text, at) || !TokenEdge.Ends(layer.Text, end))
        {
            return;
        }

        var body = layer.Text[start..end];
        var digits = 0;
        foreach (var character in body)
        {
            if (!ByteClass.IsLower(character) && !ByteClass.IsDigit(character))
            {
                return;
            }

            digits += ByteClass.IsDigit(character) ? 1 : 0;
        }

        var stands = StandIns.OfSecret(body) != StandIn.None;
        layer.Add(ClueKind.Whole, at, end).Whole = new WholeCredential(Rule.AppSyncKey, [
            new Reason("the beginning and length of an AppSync key", 60),
            digits is >= 2 and <= 20 ? new Reason("mixes letters and digits", 20) : new Reason("hardly mixes letters and digits", -30),
            new Reason(stands ? "a placeholder" : "no placeholder", stands ? -80 : 0),
        ]);
    }

    /// <summary>amzn.mws. and a UUID, at the m of mws.</summary>
    public static void ReadMarketplace(in Layer layer, int at)
    {
        const int UuidLength = 36;
        var start = at - "amzn.".Length;
        var uuid = at + "mws.".Length;
        if (start < 0 || uuid + UuidLength > layer.Text.Length || !layer.Text[start..at].SequenceEqual("amzn."u8)
            || !IsUuid(layer.Text.Slice(uuid, UuidLength)) || !TokenEdge.Begins(layer.Text, start)
            || !TokenEdge.Ends(layer.Text, uuid + UuidLength))
        {
            return;
        }

        var stands = StandIns.OfHex(layer.Text.Slice(uuid, UuidLength)) != StandIn.None;
        layer.Add(ClueKind.Whole, start, uuid + UuidLength).Whole = new WholeCredential(Rule.MwsToken, [
            new Reason("the beginning and form of an MWS token", 55),
            new Reason(stands ? "a placeholder" : "no placeholder", stands ? -45 : 0),
            new Reason("the service ended on 2024-03-31", -20),
        ]);
    }

    /// <summary>A token of the federation endpoint, or an access or refresh token of IAM Identity Center, that the run begins.</summary>
    public static bool ReadSignin(in Layer layer, int start, int end)
    {
        var text = layer.Text;
        var named = IsNamedSignin(text, start);
        if (!named && !(text[start] == 'a' && text[start + 1] == 'o' && text[start + 2] is (byte)'a' or (byte)'r'))
        {
            return false;
        }

        var stop = Math.Min(text.Length, start + LongestSigninToken);
        var tokenEnd = end;
        while (tokenEnd < stop && (ByteClass.IsBase64(text[tokenEnd]) || text[tokenEnd] is (byte)'-' or (byte)'_' or (byte)'='))
        {
            tokenEnd++;
        }

        if (named)
        {
            return tokenEnd - start >= ShortestSigninToken
                && Add(layer, start, tokenEnd, "a sign-in token of the console, good for fifteen minutes", 55);
        }

        // Identity Center: an opaque part, a colon, and a signature in DER and base64 (OIDC API reference, CreateToken).
        var signature = text[tokenEnd..Math.Min(text.Length, tokenEnd + 4)];
        return tokenEnd - start >= 40 && TokenEdge.Begins(text, start) && signature is [(byte)':', (byte)'M', (byte)'G', _]
            && Add(layer, start, tokenEnd, "the form of an Identity Center token", 75);
    }

    // Asked of every run: nearly always the first byte before it is the answer.
    private static bool IsNamedSignin(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at > 0 && start - at < 6 && text[at - 1] is (byte)'=' or (byte)'"' or (byte)'\'' or (byte)':' or (byte)' ' or (byte)'>')
        {
            at--;
        }

        if (at == 0 || (at == start && text[at - 1] != 'D') || text[at - 1] is not ((byte)'n' or (byte)'D'))
        {
            return false;
        }

        var before = text[Math.Max(0, at - 20)..at];
        return before.EndsWith("igninToken"u8) || before.EndsWith("igninToken%3D"u8);
    }

    private static bool Add(in Layer layer, int start, int end, string reason, int points)
    {
        layer.Add(ClueKind.Whole, start, end).Whole =
            new WholeCredential(Rule.SigninToken, [new Reason(reason, points)]) { EndsByItself = true };
        return true;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? text[i] != '-' : !ByteClass.IsHex(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
