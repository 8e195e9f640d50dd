using System.Buffers;

namespace Keytide.Connectors.Archives;

/// <summary>The beginning of a content, in rented memory: all of it where it is not large.</summary>
internal sealed class Beginning(Stream content) : IDisposable
{
    /// <summary>What has fewer bytes is read as a whole.</summary>
    public const int WholeLimit = 8 << 20;

    private const int FirstBuffer = 64 << 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _filled;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _filled);

    /// <summary>What ended the content early. What came before it is scanned, and the error said afterwards.</summary>
    public Exception? Damage { get; private set; }

    /// <summary>False when <see cref="Bytes"/> are all that can be read.</summary>
    public bool GoesOn { get; private set; } = true;

    public bool IsWhole => !GoesOn && Damage is null;

    /// <summary>Reads until a number of bytes is there that is less than 64 KiB, or no more come.</summary>
    public void Read(int enough)
    {
        try
        {
            while (_filled < enough && GoesOn)
            {
                var read = content.Read(_buffer, _filled, _buffer.Length - _filled);
                GoesOn = read > 0;
                _filled += read;
            }
        }
        catch (Exception error) when (Archives.Damage.Is(error))
        {
            Damage = error;
            GoesOn = false;
        }
    }

    /// <summary>Reads until no more come, or it is large.</summary>
    public void ReadWhole()
    {
        while (GoesOn && _filled < WholeLimit)
        {
            if (_filled == _buffer.Length)
            {
                Grow();
            }

            Read(_buffer.Length);
        }
    }

    /// <summary>A stream of what was read from a place on, and what comes behind it; only a whole content can be read again.</summary>
    public Stream AsStream(int start = 0) => IsWhole
        ? new MemoryStream(_buffer, start, _filled - start, writable: false)
        : new ResumedStream(Bytes[start..], content, Damage);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 4);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
