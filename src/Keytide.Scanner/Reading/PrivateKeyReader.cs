using System.Buffers.Text;
using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Reading;

/// <summary>Reads a private key in PEM from the line that opens it, through quotes, comments, escapes and indents.</summary>
internal static class PrivateKeyReader
{
    private const int LongestKey = 16384;
    private const int ShortestBody = 60; // An Ed25519 key in PKCS #8 has 64 characters.
    private const int Beginning = 16;

    public static void Read(in Layer layer, int at)
    {
        var text = layer.Text;
        var header = text[Math.Max(0, at - 40)..at];
        var opening = header.LastIndexOf("-----BEGIN "u8);
        var headerEnd = at + "KEY-----".Length;
        if (opening < 0 || !header.EndsWith("PRIVATE "u8) || headerEnd > text.Length || !text[at..headerEnd].SequenceEqual("KEY-----"u8))
        {
            return;
        }

        var start = at - header.Length + opening;
        var body = text[headerEnd..Math.Min(text.Length, headerEnd + LongestKey)];
        var bodyEnd = body.IndexOf("-----"u8);
        body = bodyEnd < 0 ? body : body[..bodyEnd];
        var encrypted = header[opening..].IndexOf("ENCRYPTED"u8) >= 0 || body.IndexOf("ENCRYPTED"u8) >= 0;
        if (!HoldsKey(body, encrypted))
        {
            return;
        }

        var end = headerEnd + body.Length;
        var isAboutAws = Surroundings.SpeakOfAws(layer.Around(start, start, 512, 0))
            || Surroundings.SpeakOfAws(layer.Around(end, end, 0, 512));
        layer.Add(ClueKind.Whole, start, end).Whole = new WholeCredential(Rule.PrivateKey, [
            new Reason("a private key in PEM with its body", 55),
            encrypted ? new Reason("encrypted with a passphrase", -20) : new Reason("not encrypted", 10),
            start > 0 && text[start - 1] == 0 ? new Reason("a string of a program", -10) : new Reason("in a text", 0),
            isAboutAws ? new Reason("AWS is spoken of nearby", 15) : new Reason("nothing says that it is for AWS", -20),
        ]);
    }

    // Quotes, comments, line ends and escapes around the base64 are left out.
    private static bool HoldsKey(ReadOnlySpan<byte> body, bool encrypted)
    {
        Span<byte> beginning = stackalloc byte[Beginning];
        var characters = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length && body[i + 1] is (byte)'n' or (byte)'r')
            {
                i++;
                continue;
            }

            if (!ByteClass.IsBase64(body[i]) || IsPunctuation(body, i))
            {
                continue;
            }

            if (characters < beginning.Length)
            {
                beginning[characters] = body[i];
            }

            characters++;
        }

        return characters >= ShortestBody && (encrypted || beginning.StartsWith("b3BlbnNzaC1rZXktd"u8[..Beginning]) || IsDerKey(beginning));
    }

    // The slashes of a comment, the plus between two literals.
    private static bool IsPunctuation(ReadOnlySpan<byte> body, int at) =>
        !ByteClass.IsAlphanumeric(body[at])
        && (at == 0 || !ByteClass.IsAlphanumeric(body[at - 1]))
        && (at + 1 >= body.Length || !ByteClass.IsAlphanumeric(body[at + 1]));

    // A sequence that begins with a small integer, the version (RFC 5208, 5958, 8017, 5915); a certificate begins with another sequence.
    private static bool IsDerKey(ReadOnlySpan<byte> beginning)
    {
        const byte Sequence = 0x30;
        const byte Integer = 0x02;
        Span<byte> der = stackalloc byte[Beginning];
        if (Base64.DecodeFromUtf8(beginning, der, out _, out _) != 0 || der[0] != Sequence)
        {
            return false;
        }

        var content = der[1] < 0x80 ? 2 : 2 + (der[1] & 0x7F);
        return content + 2 < 12 && der[content] == Integer && der[content + 1] == 1 && der[content + 2] <= 1;
    }
}
