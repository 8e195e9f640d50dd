namespace Keytide.Connectors.Archives;

/// <summary>The checksums of xz and 7z: polynomials in which the lowest bit comes first.</summary>
internal sealed class ReflectedCrc
{
    private readonly ulong[] _table = new ulong[256];
    private readonly ulong _ones;
    private ulong _state;

    private ReflectedCrc(ulong polynomial, ulong ones)
    {
        for (var i = 0; i < _table.Length; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * polynomial);
            }

            _table[i] = value;
        }

        _ones = ones;
        _state = ones;
    }

    public ulong Value => _state ^ _ones;

    public static ReflectedCrc Of32() => new(0xEDB88320, uint.MaxValue);

    /// <summary>That of ECMA-182.</summary>
    public static ReflectedCrc Of64() => new(0xC96C5795D7870F42, ulong.MaxValue);

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
            foreach (var value in bytes)
            {
                state = (state >> 8) ^ _table[(byte)state ^ value];
            }

            _state = state;
        }
    }
}
