namespace Keytide.Connectors.Archives;

/// <summary>The next bytes of a stream, up to a length, and their checksum. It does not own the stream below.</summary>
/// <param name="below">Which has to have as many.</param>
/// <param name="length">How many.</param>
internal sealed class BoundedStream(Stream below, long length) : ForwardStream
{
    private readonly ReflectedCrc _checksum = ReflectedCrc.Of32();
    private long _left = length;

    /// <summary>Of what was read, as zip and 7z have it.</summary>
    public uint Checksum => (uint)_checksum.Value;

    /// <summary>True where the stream below could not be read.</summary>
    public bool HasFailed { get; private set; }

    /// <exception cref="InvalidDataException">The stream below is damaged, or ends before.</exception>
    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Min(_left, buffer.Length)];
        if (buffer.IsEmpty)
        {
            return 0;
        }

        HasFailed = true;
        var read = below.Read(buffer);
        if (read == 0)
        {
            throw new InvalidDataException("It ends too early.");
        }

        HasFailed = false;
        _checksum.Add(buffer[..read]);
        _left -= read;
        return read;
    }

    public void ReadToEnd()
    {
        var rest = new byte[8192];
        while (Read(rest) > 0)
        {
            // Only to come to the end.
        }
    }
}
