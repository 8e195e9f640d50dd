namespace Keytide.Scanner.Sweep;

/// <summary>
/// The anchors as nibble tables. An anchor is told by the bytes at 0, 2 and 3 from its start; the byte at 1 is left to the exact check.
/// Each anchor owns a bit. A byte can stand at a place of an anchor when the bit is set both in the table of its low and in that of its
/// high nibble, so three places cost six table look-ups for 16, 32 or 64 positions at once.
/// <code>
///   bit   at 0   at 2   at 3
///    0    A      I C    A       access key ids
///    1    s S    c C    r R     secret
///    2    -      t      -       -at-
///    3    m d    s 2    . -     mws., da2-
///    4    K      Y      -       KEY-
///    5    \      4 0    1 0     \x41, \u00, \101
///    6    % &amp;    1 5 6 x  % 4 5   %41%, %2541, &amp;#65, &amp;#x4
///    7    I F    o      J G     IQoJ, FwoG, FQoG
/// </code>
/// Two more tables say what belongs to a run: the base64 alphabet A–Z a–z 0–9 + /.
/// </summary>
internal static class AnchorTables
{
    /// <summary>Bytes that a block looks at behind its end.</summary>
    public const int Lookahead = 3;

    public static readonly byte[] Low0 = Low("A", "sS", "-", "md", "K", "\\", "%&", "IF");
    public static readonly byte[] High0 = High("A", "sS", "-", "md", "K", "\\", "%&", "IF");
    public static readonly byte[] Low2 = Low("IC", "cC", "t", "s2", "Y", "40", "156x", "o");
    public static readonly byte[] High2 = High("IC", "cC", "t", "s2", "Y", "40", "156x", "o");
    public static readonly byte[] Low3 = Low("A", "rR", "-", ".-", "-", "10", "%45", "JG");
    public static readonly byte[] High3 = High("A", "rR", "-", ".-", "-", "10", "%45", "JG");

    private const string RunSymbols = "+/";
    private const string RunDigits = "0123456789";
    private const string RunUpperStart = "ABCDEFGHIJKLMNOabcdefghijklmno";
    private const string RunUpperEnd = "PQRSTUVWXYZpqrstuvwxyz";

    public static readonly byte[] RunLow = Low(RunSymbols, RunDigits, RunUpperStart, RunUpperEnd);
    public static readonly byte[] RunHigh = High(RunSymbols, RunDigits, RunUpperStart, RunUpperEnd);

    private static byte[] Low(params string[] places) => Table(places, character => character & 15);

    private static byte[] High(params string[] places) => Table(places, character => character >> 4);

    private static byte[] Table(string[] places, Func<char, int> nibble)
    {
        var table = new byte[16];
        for (var bit = 0; bit < places.Length; bit++)
        {
            foreach (var character in places[bit])
            {
                table[nibble(character)] |= (byte)(1 << bit);
            }
        }

        return table;
    }
}
