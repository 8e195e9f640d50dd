namespace Keytide.Scanner.Sweep;

/// <summary>
/// The anchors as nibble tables. An anchor is told by the bytes at 0, 2 and 3 from its start; the byte at 1 is left to the exact check.
/// Each anchor owns a bit. A byte can stand at a place of an anchor when the bit is set both in the table of its low and in that of its
/// high nibble; for the byte at 3 the low one alone keeps enough out. So five look-ups tell for 16, 32 or 64 positions at once.
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
/// Two more tables say what belongs to a run: the base64 alphabet, a bit each for + /, digits, letters up to O and letters from P. All are
/// constants, so that nothing has to be set up before the first block.
/// </summary>
internal static class AnchorTables
{
    /// <summary>Bytes that a block looks at behind its end.</summary>
    public const int Lookahead = 3;

    public static ReadOnlySpan<byte> Low0 => [0, 0x01, 0, 0x02, 0x08, 0x40, 0xC0, 0, 0, 0x80, 0, 0x10, 0x20, 0x0C, 0, 0];
    public static ReadOnlySpan<byte> High0 => [0, 0, 0x44, 0, 0x91, 0x22, 0x08, 0x02, 0, 0, 0, 0, 0, 0, 0, 0];
    public static ReadOnlySpan<byte> Low2 => [0x20, 0x40, 0x08, 0x0B, 0x24, 0x40, 0x40, 0, 0x40, 0x11, 0, 0, 0, 0, 0, 0x80];
    public static ReadOnlySpan<byte> High2 => [0, 0, 0, 0x68, 0x03, 0x10, 0x82, 0x4C, 0, 0, 0, 0, 0, 0, 0, 0];
    public static ReadOnlySpan<byte> Low3 => [0x20, 0x21, 0x02, 0, 0x40, 0x40, 0, 0x80, 0, 0, 0x80, 0, 0, 0x1C, 0x08, 0];
    public static ReadOnlySpan<byte> RunLow =>
        [0x0A, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E, 0x0C, 0x05, 0x04, 0x04, 0x04, 0x05];
    public static ReadOnlySpan<byte> RunHigh => [0, 0, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0, 0, 0, 0, 0, 0, 0, 0];
}
