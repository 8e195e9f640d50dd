using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Keytide.Scanner.Sweep;

/// <summary>
/// Classifies 64 bytes at a time with the tables of <see cref="AnchorTables"/>, in the widest vectors of the machine where a text is
/// long. The three loops say the same three times: a table is a register only while it is a local variable. Those of wide vectors must not
/// wait for the runtime to notice that they are hot; the other one is compiled ahead, which that wish would prevent.
/// </summary>
internal static class BlockReader
{
    // Vectors of 256 and 512 bits cannot be compiled ahead for every machine, those of 128 bits can: short texts do not wait for others.
    private const int LongText = 1 << 14;

    // Once a long text has had them compiled, short ones wait for nothing; in a native executable none ever does.
    private static bool _isCompiled;

    /// <summary>
    /// Reads blocks from <paramref name="at"/> on until one is worth a look, and leaves <paramref name="at"/> behind it. Every block
    /// must have <see cref="AnchorTables.Lookahead"/> readable bytes behind it; <paramref name="end"/> is the first start without them.
    /// </summary>
    /// <returns>False when the blocks are used up.</returns>
    public static bool Next(ref byte text, ref int at, int end, ref int carried, out Interest interest) =>
        RuntimeFeature.IsDynamicCodeCompiled && end - at < LongText && !_isCompiled
            ? Next128(ref text, ref at, end, ref carried, out interest)
            : NextOfLong(ref text, ref at, end, ref carried, out interest);

    // By itself, because what asks for these vectors is not compiled ahead.
    private static bool NextOfLong(ref byte text, ref int at, int end, ref int carried, out Interest interest)
    {
        var any = Avx512BW.IsSupported ? Next512(ref text, ref at, end, ref carried, out interest)
            : Avx2.IsSupported ? Next256(ref text, ref at, end, ref carried, out interest)
            : Next128(ref text, ref at, end, ref carried, out interest);
        _isCompiled |= RuntimeFeature.IsDynamicCodeCompiled;
        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Next512(ref byte text, ref int at, int end, ref int carried, out Interest interest)
    {
        var low0 = Fourfold(AnchorTables.Low0);
        var high0 = Fourfold(AnchorTables.High0);
        var low2 = Fourfold(AnchorTables.Low2);
        var high2 = Fourfold(AnchorTables.High2);
        var low3 = Fourfold(AnchorTables.Low3);
        var runLow = Fourfold(AnchorTables.RunLow);
        var runHigh = Fourfold(AnchorTables.RunHigh);
        var nibble = Vector512.Create((byte)15);
        var open = carried;
        for (var i = at; i < end; i += Block.Length)
        {
            ref var here = ref Unsafe.Add(ref text, i);
            var v0 = Vector512.LoadUnsafe(ref here);
            var v2 = Vector512.LoadUnsafe(ref here, 2);
            var v3 = Vector512.LoadUnsafe(ref here, 3);
            var h0 = Vector512.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
            var h2 = Vector512.ShiftRightLogical(v2.AsUInt16(), 4).AsByte() & nibble;
            var anchors = Avx512BW.Shuffle(low0, v0) & Avx512BW.Shuffle(high0, h0)
                & Avx512BW.Shuffle(low2, v2) & Avx512BW.Shuffle(high2, h2) & Avx512BW.Shuffle(low3, v3);
            var run = Avx512BW.Shuffle(runLow, v0) & Avx512BW.Shuffle(runHigh, h0);
            if (Interest.Is(
                ~Vector512.Equals(anchors, Vector512<byte>.Zero).ExtractMostSignificantBits(),
                Vector512.Equals(run, Vector512<byte>.Zero).ExtractMostSignificantBits(),
                Vector512.Equals(v0, Vector512<byte>.Zero).ExtractMostSignificantBits(),
                ref open,
                out interest))
            {
                at = i + Block.Length;
                carried = open;
                return true;
            }
        }

        carried = open;
        return UsedUp(ref at, end, out interest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Next256(ref byte text, ref int at, int end, ref int carried, out Interest interest)
    {
        var low0 = Twofold(AnchorTables.Low0);
        var high0 = Twofold(AnchorTables.High0);
        var low2 = Twofold(AnchorTables.Low2);
        var high2 = Twofold(AnchorTables.High2);
        var low3 = Twofold(AnchorTables.Low3);
        var runLow = Twofold(AnchorTables.RunLow);
        var runHigh = Twofold(AnchorTables.RunHigh);
        var nibble = Vector256.Create((byte)15);
        var open = carried;
        for (var i = at; i < end; i += Block.Length)
        {
            ref var block = ref Unsafe.Add(ref text, i);
            var other = 0UL;
            var first = Vector256<byte>.Zero;
            var second = Vector256<byte>.Zero;
            var least = Vector256<byte>.AllBitsSet;
            for (var part = 0; part < Block.Length; part += 32)
            {
                ref var here = ref Unsafe.Add(ref block, part);
                var v0 = Vector256.LoadUnsafe(ref here);
                var v2 = Vector256.LoadUnsafe(ref here, 2);
                var v3 = Vector256.LoadUnsafe(ref here, 3);
                var h0 = Vector256.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
                var h2 = Vector256.ShiftRightLogical(v2.AsUInt16(), 4).AsByte() & nibble;
                first = second;
                second = Avx2.Shuffle(low0, v0) & Avx2.Shuffle(high0, h0)
                    & Avx2.Shuffle(low2, v2) & Avx2.Shuffle(high2, h2) & Avx2.Shuffle(low3, v3);
                var run = Avx2.Shuffle(runLow, v0) & Avx2.Shuffle(runHigh, h0);
                other |= (ulong)Vector256.Equals(run, Vector256<byte>.Zero).ExtractMostSignificantBits() << part;
                least = Vector256.Min(least, v0);
            }

            // In most blocks there is neither an anchor nor a zero, and which bytes they are need not be known.
            var (anchors, zeros) = (0UL, 0UL);
            if ((first | second | Vector256.Equals(least, Vector256<byte>.Zero)) != Vector256<byte>.Zero)
            {
                anchors = ~Zeros(first, second);
                zeros = Zeros(Vector256.LoadUnsafe(ref block), Vector256.LoadUnsafe(ref block, 32));
            }

            if (Interest.Is(anchors, other, zeros, ref open, out interest))
            {
                at = i + Block.Length;
                carried = open;
                return true;
            }
        }

        carried = open;
        return UsedUp(ref at, end, out interest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(Vector256<byte> first, Vector256<byte> second) =>
        Vector256.Equals(first, Vector256<byte>.Zero).ExtractMostSignificantBits()
        | ((ulong)Vector256.Equals(second, Vector256<byte>.Zero).ExtractMostSignificantBits() << 32);

    internal static bool Next128(ref byte text, ref int at, int end, ref int carried, out Interest interest)
    {
        var low0 = Once(AnchorTables.Low0);
        var high0 = Once(AnchorTables.High0);
        var low2 = Once(AnchorTables.Low2);
        var high2 = Once(AnchorTables.High2);
        var low3 = Once(AnchorTables.Low3);
        var runLow = Once(AnchorTables.RunLow);
        var runHigh = Once(AnchorTables.RunHigh);
        var asciiNibble = Vector128.Create((byte)0x8F); // A byte above 127 picks nothing.
        var open = carried;
        for (var i = at; i < end; i += Block.Length)
        {
            ulong anchors = 0, other = 0, zeros = 0;
            for (var part = 0; part < Block.Length; part += 16)
            {
                ref var here = ref Unsafe.Add(ref text, i + part);
                var v0 = Vector128.LoadUnsafe(ref here);
                var first = Lookup(low0, high0, v0) & Lookup(low2, high2, Vector128.LoadUnsafe(ref here, 2))
                    & Pick(low3, Vector128.LoadUnsafe(ref here, 3) & asciiNibble);
                var run = Lookup(runLow, runHigh, v0);
                anchors |= (ulong)(~Vector128.Equals(first, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF) << part;
                other |= (ulong)Vector128.Equals(run, Vector128<byte>.Zero).ExtractMostSignificantBits() << part;
                zeros |= (ulong)Vector128.Equals(v0, Vector128<byte>.Zero).ExtractMostSignificantBits() << part;
            }

            if (Interest.Is(anchors, other, zeros, ref open, out interest))
            {
                at = i + Block.Length;
                carried = open;
                return true;
            }
        }

        carried = open;
        return UsedUp(ref at, end, out interest);
    }

    private static bool UsedUp(ref int at, int end, out Interest interest)
    {
        at += (end - at + Block.Length - 1) / Block.Length * Block.Length;
        interest = default;
        return false;
    }

    // A byte above 127 has no high nibble in the tables, so masking the low one does no harm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lookup(Vector128<byte> low, Vector128<byte> high, Vector128<byte> bytes)
    {
        var nibble = Vector128.Create((byte)15);
        return Pick(low, bytes & nibble) & Pick(high, ShiftedBy4(bytes) & nibble);
    }

    // Instructions that every x64 processor has are named: that lets the loop be compiled ahead.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ShiftedBy4(Vector128<byte> bytes) => Sse2.IsSupported
        ? Sse2.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte()
        : Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pick(Vector128<byte> table, Vector128<byte> nibbles) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, nibbles) : Vector128.Shuffle(table, nibbles);

    private static Vector128<byte> Once(ReadOnlySpan<byte> table) => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(table));

    private static Vector256<byte> Twofold(ReadOnlySpan<byte> table) => Vector256.Create(Once(table));

    private static Vector512<byte> Fourfold(ReadOnlySpan<byte> table) => Vector512.Create(Twofold(table));
}
