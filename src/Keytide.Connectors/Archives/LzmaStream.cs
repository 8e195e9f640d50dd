using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>LZMA by itself, of a known length, as 7z has it.</summary>
internal sealed class LzmaStream : ForwardStream
{
    private const int PropertiesLength = 5;

    private readonly LzmaDecoder _decoder;
    private long _left;

    /// <param name="below">Gives the packed bytes.</param>
    /// <param name="properties">How bits are predicted, and how far back copies reach.</param>
    /// <param name="most">Bytes that are given to them.</param>
    /// <param name="length">Of what comes out.</param>
    /// <exception cref="InvalidDataException">It does not begin as it should.</exception>
    /// <exception cref="UnopenedException">Copies reach too far.</exception>
    public LzmaStream(Stream below, byte[] properties, long most, long length)
    {
        if (properties.Length != PropertiesLength)
        {
            throw new InvalidDataException("LZMA without its properties.");
        }

        var needed = Math.Max(1, Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(properties.AsSpan(1)), length));
        _decoder = needed <= most
            ? new LzmaDecoder(new ByteSource(below), new LzmaWindow((int)needed))
            : throw UnopenedException.TooMuchMemory();
        _decoder.SetProperties(properties[0]);
        _decoder.Begin();
        _left = length;
    }

    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Min(_left, buffer.Length)];
        var count = _decoder.Decode(buffer);
        _left -= count;
        return count == buffer.Length ? count : throw new InvalidDataException("LZMA that ends too early.");
    }
}
