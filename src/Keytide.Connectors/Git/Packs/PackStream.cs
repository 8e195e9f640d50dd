using System.IO.Compression;

namespace Keytide.Connectors.Git.Packs;

/// <summary>The bytes of a pack from some offset on, for objects that are too large for memory.</summary>
internal sealed class PackStream(Pack pack, long offset) : Stream
{
    private long _offset = offset;

    /// <summary>The content of an object whose packed bytes begin at some offset.</summary>
    public static Stream Unpacked(Pack pack, long start) => new ZLibStream(new PackStream(pack, start), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = pack.Read(buffer, _offset);
        _offset += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
