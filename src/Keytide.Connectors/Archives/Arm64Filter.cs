using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>
/// The filter for ARM64: calls (BL), and addresses of pages near by (ADRP), are counted from the start of the code, not from where they
/// are.
/// </summary>
internal static class Arm64Filter
{
    private const int Step = 4;

    /// <summary>Undoes it.</summary>
    /// <returns>Bytes that are done; the others need those behind them.</returns>
    public static int Undo(Span<byte> code, uint position)
    {
        var at = 0;
        for (; at <= code.Length - Step; at += Step)
        {
            var instruction = BinaryPrimitives.ReadUInt32LittleEndian(code[at..]);
            BinaryPrimitives.WriteUInt32LittleEndian(code[at..], Undo(instruction, unchecked(position + (uint)at)));
        }

        return at;
    }

    private static uint Undo(uint instruction, uint position)
    {
        unchecked
        {
            if (instruction >> 26 == 0x25)
            {
                return 0x94000000 | ((instruction - (position >> 2)) & 0x03FFFFFF);
            }

            if ((instruction & 0x9F000000) != 0x90000000)
            {
                return instruction;
            }

            // Only what is within 512 MB was changed, and the upper three bits of its page repeat the sign.
            var page = ((instruction >> 29) & 3) | ((instruction >> 3) & 0x001FFFFC);
            if (((page + 0x00020000) & 0x001C0000) != 0)
            {
                return instruction;
            }

            page -= position >> 12;
            return (instruction & 0x9000001F) | ((page & 3) << 29) | ((page & 0x0003FFFC) << 3) | ((0 - (page & 0x00020000)) & 0x00E00000);
        }
    }
}
