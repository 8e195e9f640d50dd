namespace Keytide.Scanner.Shapes;

/// <summary>Percent-encoding (RFC 3986), taken off as often as it is on.</summary>
internal static class Percent
{
    private const int MostLayers = 3;

    /// <summary>Decodes into a span at least as long as the text.</summary>
    /// <returns>Bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        var length = text.Length;
        for (var layer = 0; layer < MostLayers && target[..length].IndexOf((byte)'%') >= 0; layer++)
        {
            length = Once(target[..length]);
        }

        return length;
    }

    private static int Once(Span<byte> text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length && ByteClass.IsHex(text[i + 1]) && ByteClass.IsHex(text[i + 2]);
            text[length++] = isEscape ? (byte)((ByteClass.HexValue(text[i + 1]) << 4) | ByteClass.HexValue(text[i + 2])) : text[i];
            i += isEscape ? 2 : 0;
        }

        return length;
    }
}
