using System.Buffers.Binary;

namespace Keytide.Scanner.Layers;

/// <summary>UTF-16 made narrow: a byte for each unit, above 127 for what is no ASCII.</summary>
internal static class WideText
{
    /// <param name="wide">The units; an odd byte at the end is left out.</param>
    /// <param name="target">At least half as long.</param>
    /// <param name="littleEndian">The order of the two bytes.</param>
    public static void Narrow(ReadOnlySpan<byte> wide, Span<byte> target, bool littleEndian)
    {
        var length = wide.Length / 2;
        var i = 0;
        for (; i + WideVector.Units <= length; i += WideVector.Units)
        {
            var units = WideVector.Read(wide, i * 2, littleEndian);
            if (WideVector.IsNarrow(units))
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target[i..], WideVector.Narrow(units));
            }
            else
            {
                NarrowEach(wide.Slice(i * 2, WideVector.Length), target[i..], littleEndian);
            }
        }

        NarrowEach(wide[(i * 2)..], target[i..], littleEndian);
    }

    private static void NarrowEach(ReadOnlySpan<byte> wide, Span<byte> target, bool littleEndian)
    {
        for (var i = 0; i < wide.Length / 2; i++)
        {
            var low = wide[(i * 2) + (littleEndian ? 0 : 1)];
            var high = wide[(i * 2) + (littleEndian ? 1 : 0)];
            target[i] = high == 0 ? low : (byte)0xFF;
        }
    }
}
