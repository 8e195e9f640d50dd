using System.IO.Compression;

namespace Keytide.Connectors.Git.Packs;

/// <summary>The bytes of a pack from some offset on, for objects that are too large for memory.</summary>
internal sealed class PackStream(Pack pack, long offset) : ForwardStream
{
    private long _offset = offset;

    /// <summary>The content of an object whose packed bytes begin at some offset.</summary>
    public static Stream Unpacked(Pack pack, long start) => new ZLibStream(new PackStream(pack, start), CompressionMode.Decompress);

    public override int Read(Span<byte> buffer)
    {
        var read = pack.Read(buffer, _offset);
        _offset += read;
        return read;
    }
}
