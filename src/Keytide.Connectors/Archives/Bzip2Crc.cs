namespace Keytide.Connectors.Archives;

/// <summary>The checksum of bzip2: the polynomial of zip, with the highest bit first.</summary>
internal sealed class Bzip2Crc
{
    private static readonly uint[] Table = Build(0x04C11DB7);

    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var state = _state;
            foreach (var value in bytes)
            {
                state = (state << 8) ^ Table[(byte)(state >> 24) ^ value];
            }

            _state = state;
        }
    }

    private static uint[] Build(uint polynomial)
    {
        var table = new uint[256];
        for (var i = 0U; i < table.Length; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value << 1) ^ ((value >> 31) * polynomial);
            }

            table[i] = value;
        }

        return table;
    }
}
