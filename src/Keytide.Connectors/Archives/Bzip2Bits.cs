namespace Keytide.Connectors.Archives;

/// <summary>The bits of a stream, highest first.</summary>
internal sealed class Bzip2Bits(Stream below)
{
    private readonly byte[] _buffer = new byte[16384];
    private ulong _bits;
    private int _count;
    private int _at;
    private int _length;

    /// <summary>False at the end of the stream. To be asked between bytes.</summary>
    public bool HasMore => _count > 0 || _at < _length || Refill();

    /// <summary>Takes up to 24 bits.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public int Take(int bits)
    {
        while (_count < bits)
        {
            if (_at == _length && !Refill())
            {
                throw new InvalidDataException("It ends too early.");
            }

            _bits = (_bits << 8) | _buffer[_at++];
            _count += 8;
        }

        _count -= bits;
        return (int)((_bits >> _count) & ((1UL << bits) - 1));
    }

    public bool TakeOne() => Take(1) != 0;

    /// <summary>Drops bits up to the next whole byte.</summary>
    public void ToByte() => _count -= _count % 8;

    private bool Refill()
    {
        _at = 0;
        _length = below.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
