namespace Keytide.Connectors.Archives;

/// <summary>
/// A stream of which the beginning has been read already: gives that out once more, then the rest, or the error that ended it. It owns
/// neither.
/// </summary>
internal sealed class ResumedStream(ReadOnlyMemory<byte> beginning, Stream rest, Exception? end = null) : ForwardStream
{
    private ReadOnlyMemory<byte> _beginning = beginning;

    public override int Read(Span<byte> buffer)
    {
        if (_beginning.IsEmpty)
        {
            return end is null ? rest.Read(buffer) : throw end;
        }

        var count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }
}
