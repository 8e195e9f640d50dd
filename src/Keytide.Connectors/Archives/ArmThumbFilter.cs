namespace Keytide.Connectors.Archives;

/// <summary>The filter for ARM Thumb: calls of two halves have a target from the start of the code, not from where they are.</summary>
internal static class ArmThumbFilter
{
    private const int Step = 2;
    private const int Length = 4;

    /// <summary>Undoes it.</summary>
    /// <returns>Bytes that are done; the others need those behind them.</returns>
    public static int Undo(Span<byte> code, uint position)
    {
        var at = 0;
        for (; at <= code.Length - Length; at += Step)
        {
            if ((code[at + 1] & 0xF8) != 0xF0 || (code[at + 3] & 0xF8) != 0xF8)
            {
                continue;
            }

            var call = ((code[at + 1] & 7u) << 19) | ((uint)code[at] << 11) | ((code[at + 3] & 7u) << 8) | code[at + 2];
            var target = unchecked((call << 1) - (position + (uint)at + Length)) >> 1;
            code[at + 1] = (byte)(0xF0 | ((target >> 19) & 7));
            code[at] = (byte)((target >> 11) & 0xFF);
            code[at + 3] = (byte)(0xF8 | ((target >> 8) & 7));
            code[at + 2] = (byte)(target & 0xFF);
            at += Step;
        }

        return at;
    }
}
