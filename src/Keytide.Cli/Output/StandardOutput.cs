using System.Runtime.InteropServices;

namespace Keytide.Cli.Output;

/// <summary>
/// Standard output as the process was given it. The console takes longer to set up than a small scan; a file stream on the descriptor would
/// not move the place at which whoever shares it goes on writing.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int Descriptor = 1;

    private Stream? _console = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? null : Console.OpenStandardOutput();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes all of it. What cannot be written at once is the console's, which waits, or knows that nobody reads on.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0 && _console is null)
        {
            var written = WriteSome(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written < 0)
            {
                _console = Console.OpenStandardOutput();
                break;
            }

            buffer = buffer[(int)written..];
        }

        _console?.Write(buffer);
    }

    public override void Flush() => _console?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint WriteSome(int descriptor, ref byte buffer, nint count);
}
