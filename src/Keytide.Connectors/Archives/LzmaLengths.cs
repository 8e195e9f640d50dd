namespace Keytide.Connectors.Archives;

/// <summary>How long a copy of LZMA is: short, middle and long ones are coded apart.</summary>
internal static class LzmaLengths
{
    private const int PositionStates = 16;
    private const int Few = 8;
    private const int Short = 2;
    private const int Middle = Short + (PositionStates * Few);
    private const int Long = Middle + (PositionStates * Few);

    /// <summary>Odds that are needed.</summary>
    public const int Size = Long + 256;

    /// <summary>The length above the shortest one.</summary>
    public static int Read(LzmaDecoder decoder, ushort[] odds, int position)
    {
        if (!decoder.Bit(ref odds[0]))
        {
            return decoder.Tree(odds.AsSpan(Short + (position * Few), Few), 3);
        }

        return decoder.Bit(ref odds[1])
            ? Few + Few + decoder.Tree(odds.AsSpan(Long), 8)
            : Few + decoder.Tree(odds.AsSpan(Middle + (position * Few), Few), 3);
    }
}
