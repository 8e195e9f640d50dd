using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Keytide.Scanner.Sweep;

/// <summary>Classifies 64 bytes at a time with the tables of <see cref="AnchorTables"/>, in the widest vectors of the machine.</summary>
internal static class BlockReader
{
    /// <summary>
    /// Reads blocks from <paramref name="at"/> on until one is worth a look, and leaves <paramref name="at"/> behind it. Every block
    /// must have <see cref="AnchorTables.Lookahead"/> readable bytes behind it; <paramref name="end"/> is the first start without them.
    /// </summary>
    /// <returns>False when the blocks are used up.</returns>
    public static bool Next(ref byte text, ref int at, int end, ref bool lastEighthFull, out Block block, out Interest interest)
    {
        if (Avx512BW.IsSupported)
        {
            return Next512(ref text, ref at, end, ref lastEighthFull, out block, out interest);
        }

        return Avx2.IsSupported
            ? Next256(ref text, ref at, end, ref lastEighthFull, out block, out interest)
            : Next128(ref text, ref at, end, ref lastEighthFull, out block, out interest);
    }

    private static bool Next512(ref byte text, ref int at, int end, ref bool full, out Block block, out Interest interest)
    {
        var tables = Tables512.Load();
        for (var i = at; i < end; i += Block.Length)
        {
            block = tables.Classify(ref Unsafe.Add(ref text, i));
            interest = Interest.Of(block, ref full);
            if (interest.Any)
            {
                at = i + Block.Length;
                return true;
            }
        }

        return UsedUp(ref at, end, out block, out interest);
    }

    private static bool Next256(ref byte text, ref int at, int end, ref bool full, out Block block, out Interest interest)
    {
        var tables = Tables256.Load();
        for (var i = at; i < end; i += Block.Length)
        {
            var first = tables.Classify(ref Unsafe.Add(ref text, i));
            var second = tables.Classify(ref Unsafe.Add(ref text, i + 32));
            block = new Block(
                first.Anchors | (second.Anchors << 32), first.InRun | (second.InRun << 32), first.Zeros | (second.Zeros << 32));
            interest = Interest.Of(block, ref full);
            if (interest.Any)
            {
                at = i + Block.Length;
                return true;
            }
        }

        return UsedUp(ref at, end, out block, out interest);
    }

    private static bool Next128(ref byte text, ref int at, int end, ref bool full, out Block block, out Interest interest)
    {
        var tables = Tables128.Load();
        for (var i = at; i < end; i += Block.Length)
        {
            block = default;
            for (var part = 0; part < Block.Length; part += 16)
            {
                var quarter = tables.Classify(ref Unsafe.Add(ref text, i + part));
                block = new Block(
                    block.Anchors | (quarter.Anchors << part),
                    block.InRun | (quarter.InRun << part),
                    block.Zeros | (quarter.Zeros << part));
            }

            interest = Interest.Of(block, ref full);
            if (interest.Any)
            {
                at = i + Block.Length;
                return true;
            }
        }

        return UsedUp(ref at, end, out block, out interest);
    }

    private static bool UsedUp(ref int at, int end, out Block block, out Interest interest)
    {
        while (at < end)
        {
            at += Block.Length;
        }

        block = default;
        interest = default;
        return false;
    }

    private readonly struct Tables512
    {
        private Vector512<byte> Low0 { get; init; }

        private Vector512<byte> High0 { get; init; }

        private Vector512<byte> Low2 { get; init; }

        private Vector512<byte> High2 { get; init; }

        private Vector512<byte> Low3 { get; init; }

        private Vector512<byte> High3 { get; init; }

        private Vector512<byte> RunLow { get; init; }

        private Vector512<byte> RunHigh { get; init; }

        public static Tables512 Load() => new()
        {
            Low0 = Fourfold(AnchorTables.Low0),
            High0 = Fourfold(AnchorTables.High0),
            Low2 = Fourfold(AnchorTables.Low2),
            High2 = Fourfold(AnchorTables.High2),
            Low3 = Fourfold(AnchorTables.Low3),
            High3 = Fourfold(AnchorTables.High3),
            RunLow = Fourfold(AnchorTables.RunLow),
            RunHigh = Fourfold(AnchorTables.RunHigh),
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Block Classify(ref byte at)
        {
            var v0 = Vector512.LoadUnsafe(ref at);
            var v2 = Vector512.LoadUnsafe(ref at, 2);
            var v3 = Vector512.LoadUnsafe(ref at, 3);
            var nibble = Vector512.Create((byte)15);
            var h0 = Vector512.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
            var h2 = Vector512.ShiftRightLogical(v2.AsUInt16(), 4).AsByte() & nibble;
            var h3 = Vector512.ShiftRightLogical(v3.AsUInt16(), 4).AsByte() & nibble;
            var anchors = Avx512BW.Shuffle(Low0, v0) & Avx512BW.Shuffle(High0, h0)
                & Avx512BW.Shuffle(Low2, v2) & Avx512BW.Shuffle(High2, h2)
                & Avx512BW.Shuffle(Low3, v3) & Avx512BW.Shuffle(High3, h3);
            var run = Avx512BW.Shuffle(RunLow, v0) & Avx512BW.Shuffle(RunHigh, h0);
            return new Block(
                (~Vector512.Equals(anchors, Vector512<byte>.Zero)).ExtractMostSignificantBits(),
                (~Vector512.Equals(run, Vector512<byte>.Zero)).ExtractMostSignificantBits(),
                Vector512.Equals(v0, Vector512<byte>.Zero).ExtractMostSignificantBits());
        }

        private static Vector512<byte> Fourfold(byte[] table)
        {
            var twice = Vector256.Create(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(table)));
            return Vector512.Create(twice, twice);
        }
    }

    private readonly struct Tables256
    {
        private Vector256<byte> Low0 { get; init; }

        private Vector256<byte> High0 { get; init; }

        private Vector256<byte> Low2 { get; init; }

        private Vector256<byte> High2 { get; init; }

        private Vector256<byte> Low3 { get; init; }

        private Vector256<byte> High3 { get; init; }

        private Vector256<byte> RunLow { get; init; }

        private Vector256<byte> RunHigh { get; init; }

        public static Tables256 Load() => new()
        {
            Low0 = Twofold(AnchorTables.Low0),
            High0 = Twofold(AnchorTables.High0),
            Low2 = Twofold(AnchorTables.Low2),
            High2 = Twofold(AnchorTables.High2),
            Low3 = Twofold(AnchorTables.Low3),
            High3 = Twofold(AnchorTables.High3),
            RunLow = Twofold(AnchorTables.RunLow),
            RunHigh = Twofold(AnchorTables.RunHigh),
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Block Classify(ref byte at)
        {
            var v0 = Vector256.LoadUnsafe(ref at);
            var v2 = Vector256.LoadUnsafe(ref at, 2);
            var v3 = Vector256.LoadUnsafe(ref at, 3);
            var nibble = Vector256.Create((byte)15);
            var h0 = Vector256.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
            var h2 = Vector256.ShiftRightLogical(v2.AsUInt16(), 4).AsByte() & nibble;
            var h3 = Vector256.ShiftRightLogical(v3.AsUInt16(), 4).AsByte() & nibble;
            var anchors = Avx2.Shuffle(Low0, v0) & Avx2.Shuffle(High0, h0)
                & Avx2.Shuffle(Low2, v2) & Avx2.Shuffle(High2, h2)
                & Avx2.Shuffle(Low3, v3) & Avx2.Shuffle(High3, h3);
            var run = Avx2.Shuffle(RunLow, v0) & Avx2.Shuffle(RunHigh, h0);
            return new Block(
                ~Vector256.Equals(anchors, Vector256<byte>.Zero).ExtractMostSignificantBits(),
                ~Vector256.Equals(run, Vector256<byte>.Zero).ExtractMostSignificantBits(),
                Vector256.Equals(v0, Vector256<byte>.Zero).ExtractMostSignificantBits());
        }

        private static Vector256<byte> Twofold(byte[] table) =>
            Vector256.Create(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(table)));
    }

    private readonly struct Tables128
    {
        private Vector128<byte> Low0 { get; init; }

        private Vector128<byte> High0 { get; init; }

        private Vector128<byte> Low2 { get; init; }

        private Vector128<byte> High2 { get; init; }

        private Vector128<byte> Low3 { get; init; }

        private Vector128<byte> High3 { get; init; }

        private Vector128<byte> RunLow { get; init; }

        private Vector128<byte> RunHigh { get; init; }

        public static Tables128 Load() => new()
        {
            Low0 = Once(AnchorTables.Low0),
            High0 = Once(AnchorTables.High0),
            Low2 = Once(AnchorTables.Low2),
            High2 = Once(AnchorTables.High2),
            Low3 = Once(AnchorTables.Low3),
            High3 = Once(AnchorTables.High3),
            RunLow = Once(AnchorTables.RunLow),
            RunHigh = Once(AnchorTables.RunHigh),
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Block Classify(ref byte at)
        {
            var v0 = Vector128.LoadUnsafe(ref at);
            var v2 = Vector128.LoadUnsafe(ref at, 2);
            var v3 = Vector128.LoadUnsafe(ref at, 3);
            var anchors = Lookup(Low0, High0, v0) & Lookup(Low2, High2, v2) & Lookup(Low3, High3, v3);
            var run = Lookup(RunLow, RunHigh, v0);
            return new Block(
                ~Vector128.Equals(anchors, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF,
                ~Vector128.Equals(run, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF,
                Vector128.Equals(v0, Vector128<byte>.Zero).ExtractMostSignificantBits());
        }

        // Shuffle gives zero for an index above 15: bytes above 127 have no high nibble in the tables, so masking the low one is enough.
        private static Vector128<byte> Lookup(Vector128<byte> low, Vector128<byte> high, Vector128<byte> bytes) =>
            Vector128.Shuffle(low, bytes & Vector128.Create((byte)15)) & Vector128.Shuffle(high, Vector128.ShiftRightLogical(bytes, 4));

        private static Vector128<byte> Once(byte[] table) => Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(table));
    }
}
