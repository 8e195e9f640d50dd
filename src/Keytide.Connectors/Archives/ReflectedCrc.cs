using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>The checksums of zip, xz and 7z: polynomials in which the lowest bit comes first. Eight bytes are taken in at once.</summary>
internal sealed class ReflectedCrc
{
    private const int Slices = 8;
    private const int Values = 256;

    private readonly ulong[] _tables;
    private readonly ulong _ones;
    private ulong _state;

    private ReflectedCrc(ulong[] tables, ulong ones)
    {
        _tables = tables;
        _ones = ones;
        _state = ones;
    }

    public ulong Value => _state ^ _ones;

    public static ReflectedCrc Of32() => new(Tables32.All, uint.MaxValue);

    /// <summary>That of ECMA-182.</summary>
    public static ReflectedCrc Of64() => new(Tables64.All, ulong.MaxValue);

    public static uint Of32(ReadOnlySpan<byte> bytes)
    {
        var crc = Of32();
        crc.Add(bytes);
        return (uint)crc.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var state = _state;
            ReadOnlySpan<ulong> tables = _tables;
            for (; bytes.Length >= Slices; bytes = bytes[Slices..])
            {
                var next = state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes);
                state = tables[(7 * Values) + (byte)next] ^ tables[(6 * Values) + (byte)(next >> 8)]
                    ^ tables[(5 * Values) + (byte)(next >> 16)] ^ tables[(4 * Values) + (byte)(next >> 24)]
                    ^ tables[(3 * Values) + (byte)(next >> 32)] ^ tables[(2 * Values) + (byte)(next >> 40)]
                    ^ tables[Values + (byte)(next >> 48)] ^ tables[(byte)(next >> 56)];
            }

            foreach (var value in bytes)
            {
                state = (state >> 8) ^ tables[(byte)state ^ value];
            }

            _state = state;
        }
    }

    // The first says what a byte does to the state, each further one what it does when one more zero follows.
    private static ulong[] Build(ulong polynomial)
    {
        var tables = new ulong[Slices * Values];
        for (var i = 0; i < Values; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * polynomial);
            }

            tables[i] = value;
        }

        for (var i = Values; i < tables.Length; i++)
        {
            var before = tables[i - Values];
            tables[i] = (before >> 8) ^ tables[(int)(before & 0xFF)];
        }

        return tables;
    }

    // Each made when it is first needed.
    private static class Tables32
    {
        public static readonly ulong[] All = Build(0xEDB88320);
    }

    private static class Tables64
    {
        public static readonly ulong[] All = Build(0xC96C5795D7870F42);
    }
}
