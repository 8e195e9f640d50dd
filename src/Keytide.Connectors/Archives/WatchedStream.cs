using Keytide.Scanner;

namespace Keytide.Connectors.Archives;

/// <summary>Passes on what it reads, and has it scanned as it is. It does not own the stream below.</summary>
internal sealed class WatchedStream(Stream below, WindowedScan scan) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = below.Read(buffer);
        scan.Append(buffer[..read]);
        return read;
    }

    /// <summary>Has the rest scanned, which nobody asked for.</summary>
    public void ReadToEnd()
    {
        try
        {
            for (var read = below.Read(scan.Space); read > 0; read = below.Read(scan.Space))
            {
                scan.Advance(read);
            }
        }
        finally
        {
            scan.Complete();
        }
    }
}
