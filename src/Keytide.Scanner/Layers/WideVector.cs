using System.Runtime.Intrinsics;

namespace Keytide.Scanner.Layers;

/// <summary>Eight units of UTF-16 at once.</summary>
internal static class WideVector
{
    /// <summary>Bytes of a vector.</summary>
    public const int Length = 16;

    /// <summary>Characters in it.</summary>
    public const int Units = 8;

    public static Vector128<ushort> Read(ReadOnlySpan<byte> text, int at, bool littleEndian)
    {
        var units = Vector128.Create(text.Slice(at, Length)).AsUInt16();
        return littleEndian ? units : Vector128.ShiftLeft(units, 8) | Vector128.ShiftRightLogical(units, 8);
    }

    /// <summary>True when all are below 256.</summary>
    public static bool IsNarrow(Vector128<ushort> units) => (units & Vector128.Create((ushort)0xFF00)) == Vector128<ushort>.Zero;

    /// <summary>True when all are space to ~.</summary>
    public static bool IsPlain(Vector128<ushort> units) =>
        Vector128.LessThanOrEqualAll(units - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')));

    /// <summary>The low bytes of narrow units, the first in the lowest bits.</summary>
    public static ulong Narrow(Vector128<ushort> units) => Vector128.Narrow(units, units).AsUInt64().ToScalar();
}
