namespace Keytide.Connectors.Archives;

/// <summary>The bytes of a stream one by one, and how many there were. It does not own the stream below.</summary>
internal sealed class ByteSource(Stream below) : ForwardStream
{
    private readonly byte[] _buffer = new byte[32768];
    private int _at;
    private int _length;
    private long _before;

    /// <summary>Bytes given out so far.</summary>
    public long Taken => _before + _at;

    /// <summary>False at the end of the stream.</summary>
    public bool HasMore => _at < _length || Refill();

    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public byte Next() => _at < _length || Refill() ? _buffer[_at++] : throw new InvalidDataException("It ends too early.");

    /// <summary>The next byte, which stays there.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public byte Peek() => HasMore ? _buffer[_at] : throw new InvalidDataException("It ends too early.");

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public void Take(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var read = Read(buffer);
            buffer = read > 0 ? buffer[read..] : throw new InvalidDataException("It ends too early.");
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (!HasMore)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _length - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private bool Refill()
    {
        _before += _at;
        _at = 0;
        _length = below.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
