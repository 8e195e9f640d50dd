namespace Keytide.Connectors.Archives;

/// <summary>
/// The last bytes that came out of a decoder, for what is copied from them. Memory is taken as bytes come, so what a stream declares costs
/// nothing.
/// </summary>
/// <param name="size">How far back it reaches.</param>
internal sealed class LzmaWindow(int size)
{
    private const int FirstLength = 1 << 16;

    private byte[] _bytes = new byte[Math.Min(size, FirstLength)];
    private int _at;
    private long _since;

    /// <summary>Bytes that came since the last reset.</summary>
    public long Total => _since;

    /// <summary>Forgets what came before.</summary>
    public void Reset() => _since = 0;

    public bool Reaches(uint distance) => distance < _since && distance < size;

    /// <summary>The byte that came last, or some before that; 0 where there is none.</summary>
    /// <param name="distance">0 for the last.</param>
    public byte Back(uint distance)
    {
        if (!Reaches(distance))
        {
            return 0;
        }

        var place = _at - 1 - (int)distance;
        return _bytes[place < 0 ? place + _bytes.Length : place];
    }

    public void Put(byte value)
    {
        if (_at == _bytes.Length)
        {
            if (_bytes.Length < size)
            {
                Array.Resize(ref _bytes, (int)Math.Min(size, _bytes.Length * 2L));
            }
            else
            {
                _at = 0;
            }
        }

        _bytes[_at++] = value;
        _since++;
    }
}
