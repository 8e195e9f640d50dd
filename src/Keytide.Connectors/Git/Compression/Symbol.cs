namespace Keytide.Connectors.Git.Compression;

/// <summary>
/// What the symbols of DEFLATE mean (RFC 1951, 3.2.5), as one number each: bits 0-7 the code's length, added by the table; 8-15 the
/// number of
/// extra bits, or a flag; 16-31 the literal, the base of the length or the base of the distance.
/// </summary>
internal static class Symbol
{
    public const uint Literal = 0x8000;
    public const uint EndOfBlock = 0x4000;
    public const uint Invalid = 0x2000;
    public const int FirstLength = 257;
    public const int LiteralSymbols = 288;
    public const int DistanceSymbols = 32;

    private const int Lengths = 29;
    private const int Distances = 30;
    private const int LongestMatch = 258;

    public static uint[] Literals()
    {
        var meanings = new uint[LiteralSymbols];
        for (var i = 0u; i < 256; i++)
        {
            meanings[i] = Literal | (i << 16);
        }

        meanings[256] = EndOfBlock;
        var start = 3u;
        for (var i = 0; i < Lengths - 1; i++)
        {
            var extra = i < 8 ? 0 : (i - 4) / 4;
            meanings[FirstLength + i] = (start << 16) | ((uint)extra << 8);
            start += 1u << extra;
        }

        meanings[FirstLength + Lengths - 1] = LongestMatch << 16;
        meanings[286] = meanings[287] = Invalid;
        return meanings;
    }

    public static uint[] DistanceCodes()
    {
        var meanings = new uint[DistanceSymbols];
        var start = 1u;
        for (var i = 0; i < Distances; i++)
        {
            var extra = i < 4 ? 0 : (i - 2) / 2;
            meanings[i] = (start << 16) | ((uint)extra << 8);
            start += 1u << extra;
        }

        meanings[30] = meanings[31] = Invalid;
        return meanings;
    }

    /// <summary>The code of the code lengths: a literal each.</summary>
    public static uint[] CodeLengths()
    {
        var meanings = new uint[19];
        for (var i = 0u; i < meanings.Length; i++)
        {
            meanings[i] = Literal | (i << 16);
        }

        return meanings;
    }
}
