namespace Keytide.Cli.Output;

/// <summary>
/// Keeps what must be written later: in memory while it is small, then in a temporary file that only this user can read and that
/// has no name any more, so that it is gone when the process is, however that ends.
/// </summary>
/// <param name="inMemory">How many bytes are kept in memory.</param>
/// <param name="limit">How many bytes are kept at all.</param>
/// <param name="folder">Where the temporary file is made; null for the system's place.</param>
public sealed class SpoolStream(
    int inMemory = SpoolStream.DefaultInMemory, long limit = SpoolStream.DefaultLimit, string? folder = null) : Stream
{
    private const int DefaultInMemory = 1 << 20;
    private const long DefaultLimit = 64L << 30;

    private Stream _kept = new MemoryStream();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _kept.Length;

    public override long Position
    {
        get => _kept.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether a temporary file is in use.</summary>
    public bool IsOnDisk => _kept is FileStream;

    /// <summary>Writes everything kept to another stream. Nothing can be added afterwards.</summary>
    public async ValueTask DrainAsync(Stream target, CancellationToken cancellation)
    {
        _kept.Position = 0;
        await _kept.CopyToAsync(target, cancellation);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        MakeRoom(buffer.Length);
        _kept.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        MakeRoom(buffer.Length);
        return _kept.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => _kept.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kept.Dispose();
        }

        base.Dispose(disposing);
    }

    private void MakeRoom(int count)
    {
        var length = _kept.Length + count;
        if (length > limit)
        {
            throw new IOException(
                $"A section of the report is longer than {limit} bytes. Write --format ndjson, which needs no temporary file.");
        }

        if (length > inMemory && _kept is MemoryStream memory)
        {
            var file = NamelessFile();
            memory.WriteTo(file);
            memory.Dispose();
            _kept = file;
        }
    }

    private FileStream NamelessFile()
    {
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"keytide-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None),
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path); // An open file without a name lives until it is closed.
        }

        return file;
    }
}
