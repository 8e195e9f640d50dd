namespace Keytide.Connectors.Archives;

/// <summary>Passes on what it reads, and says how much it was. It does not own the stream below.</summary>
internal sealed class CountedStream(Stream below, Action<int> count) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => below.CanSeek;

    public override bool CanWrite => false;

    public override long Length => below.Length;

    public override long Position
    {
        get => below.Position;
        set => below.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = below.Read(buffer);
        count(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => below.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
