namespace Keytide.Connectors.Archives;

/// <summary>Undoes a filter for machine code. It does not own the stream below.</summary>
/// <param name="below">Gives the bytes as the filter left them.</param>
/// <param name="undo">Undoes it in some bytes at a position, and says how many are done: all but some of the last.</param>
/// <param name="position">Of the first byte.</param>
internal sealed class CodeFilterStream(Stream below, Func<Span<byte>, uint, int> undo, uint position) : ForwardStream
{
    private readonly byte[] _bytes = new byte[8192];
    private uint _position = position;
    private int _at;
    private int _done;
    private int _filled;

    /// <exception cref="InvalidDataException">The stream below is damaged, or ends before.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_at == _done && buffer.Length > 0)
        {
            if (!Refill())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _done - _at);
        _bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    // What is not done stays in front of what comes; at the end it was never changed.
    private bool Refill()
    {
        _bytes.AsSpan(_done, _filled - _done).CopyTo(_bytes);
        _filled -= _done;
        _at = 0;
        var read = below.Read(_bytes, _filled, _bytes.Length - _filled);
        _filled += read;
        _done = read == 0 ? _filled : undo(_bytes.AsSpan(0, _filled), _position);
        _position = unchecked(_position + (uint)_done);
        return _filled > 0;
    }
}
