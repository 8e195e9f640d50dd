using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>The filter for ARM: calls, by their fourth byte, have a target from the start of the code, not from where they are.</summary>
internal static class ArmFilter
{
    private const int Step = 4;
    private const int Ahead = 8;

    /// <summary>Undoes it.</summary>
    /// <returns>Bytes that are done; the others need those behind them.</returns>
    public static int Undo(Span<byte> code, uint position)
    {
        var at = 0;
        for (; at <= code.Length - Step; at += Step)
        {
            if (code[at + 3] == 0xEB)
            {
                var call = BinaryPrimitives.ReadUInt32LittleEndian(code[at..]);
                var target = unchecked((call << 2) - (position + (uint)at + Ahead)) >> 2;
                BinaryPrimitives.WriteUInt32LittleEndian(code[at..], 0xEB000000 | (target & 0x00FFFFFF));
            }
        }

        return at;
    }
}
