namespace Keytide.Connectors.Archives;

/// <summary>LZMA in pieces of up to two megabytes, or as they are, each with its length: what xz and 7z are made of.</summary>
internal sealed class Lzma2Stream : ForwardStream
{
    private const int LargestSize = 40;
    private const int MostLiteralBits = 4;

    private readonly ByteSource _input;
    private readonly LzmaWindow _window;
    private readonly LzmaDecoder _decoder;
    private bool _isPlain;
    private bool _needsReset = true;
    private bool _needsProperties = true;
    private bool _ended;
    private int _left;
    private long _packedEnd;

    /// <param name="input">Gives the packed bytes, and none is taken that is not part of it.</param>
    /// <param name="size">The byte that says how far back copies reach.</param>
    /// <param name="most">Bytes that are given to them.</param>
    /// <param name="length">Of what comes out, where it is known.</param>
    /// <exception cref="InvalidDataException">There is no such byte.</exception>
    /// <exception cref="UnopenedException">They reach too far.</exception>
    public Lzma2Stream(ByteSource input, byte size, long most, long length = long.MaxValue)
    {
        if (size > LargestSize)
        {
            throw new InvalidDataException("LZMA2 without its properties.");
        }

        var declared = size == LargestSize ? uint.MaxValue : (2L | (size & 1u)) << ((size / 2) + 11);
        var needed = Math.Max(1, Math.Min(declared, length));
        if (needed > most)
        {
            throw UnopenedException.TooMuchMemory();
        }

        _input = input;
        _window = new LzmaWindow((int)needed);
        _decoder = new LzmaDecoder(input, _window);
    }

    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_left == 0 && !_ended)
        {
            NextPiece();
        }

        buffer = buffer[..Math.Min(_left, buffer.Length)];
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var count = _isPlain ? Copy(buffer) : _decoder.Decode(buffer);
        _left -= count;
        if (count < buffer.Length || (_left == 0 && !_isPlain && (_decoder.IsCopying || _input.Taken != _packedEnd)))
        {
            throw new InvalidDataException("A piece of LZMA2 that does not end where it should.");
        }

        return count;
    }

    private int Copy(Span<byte> buffer)
    {
        _input.Take(buffer);
        foreach (var value in buffer)
        {
            _window.Put(value);
        }

        return buffer.Length;
    }

    private void NextPiece()
    {
        var control = _input.Next();
        if (control == 0)
        {
            _ended = true;
            return;
        }

        if (control is >= 0xE0 or 1)
        {
            _window.Reset();
            _needsReset = false;
            _needsProperties = true;
        }
        else if (_needsReset)
        {
            throw new InvalidDataException("LZMA2 that does not begin.");
        }

        _isPlain = control < 0x80;
        if (_isPlain)
        {
            _left = control <= 2 ? Number() + 1 : throw new InvalidDataException("No piece of LZMA2.");
            return;
        }

        _left = ((control & 0x1F) << 16) + Number() + 1;
        var packed = Number() + 1;
        if (control >= 0xC0)
        {
            SetProperties(_input.Next());
            _needsProperties = false;
        }
        else if (_needsProperties)
        {
            throw new InvalidDataException("LZMA2 without its properties.");
        }
        else if (control >= 0xA0)
        {
            _decoder.ResetState();
        }

        _packedEnd = _input.Taken + packed;
        _decoder.Begin();
    }

    // Bits by context and by position are four at most together (the .xz file format, 5.3.1), which bounds what it takes to learn them.
    private void SetProperties(byte properties)
    {
        if ((properties % 9) + (properties / 9 % 5) > MostLiteralBits)
        {
            throw new InvalidDataException("LZMA2 with the properties of LZMA.");
        }

        _decoder.SetProperties(properties);
    }

    private int Number() => (_input.Next() << 8) | _input.Next();
}
