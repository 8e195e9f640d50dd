using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Keytide.Connectors.Archives;

/// <summary>
/// Decompresses Zstandard, also several frames one behind the other. Nothing but this type knows of the library that does it, which is
/// loaded when the first such content is met. It does not own the stream below.
/// </summary>
internal sealed class ZstandardStream : ForwardStream
{
    private readonly DecompressionStream _content;

    /// <param name="below">Gives the packed bytes.</param>
    /// <param name="most">Bytes of memory that are given to it; a power of two.</param>
    public ZstandardStream(Stream below, int most)
    {
        _content = new DecompressionStream(below, checkEndOfStream: true, leaveOpen: true);
        _content.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, int.Log2(most));
    }

    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    /// <exception cref="UnopenedException">It needs too much memory.</exception>
    /// <exception cref="NotSupportedException">It needs a dictionary, which is somewhere else.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
        }
        catch (ZstdException error)
        {
            throw error.Code switch
            {
                ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge => UnopenedException.TooMuchMemory(),
                ZSTD_ErrorCode.ZSTD_error_dictionary_wrong => new NotSupportedException("A dictionary that is somewhere else.", error),
                _ => new InvalidDataException("No Zstandard.", error),
            };
        }
        catch (EndOfStreamException error)
        {
            throw new InvalidDataException("Zstandard that ends too early.", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
