namespace Keytide.Cli.Output;

/// <summary>
/// Writes a result file whole or not at all: into a temporary file beside it, flushed to the disk, then renamed over it. Who reads
/// the file sees the old one or the new one, never half of one. Only this user may read it.
/// </summary>
public sealed class ReportFile : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string? _temporary;
    private readonly FileStream _stream;
    private bool _done;

    private ReportFile(string path, string? temporary, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        _stream = stream;
    }

    public Stream Stream => _stream;

    /// <param name="path">Where.</param>
    /// <param name="option">The option that it was named with, for the message.</param>
    /// <exception cref="KeytideException">The file cannot be written there.</exception>
    public static ReportFile Create(string path, string option = "--output")
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new KeytideException($"{option} \"{Quoted.Shorten(path)}\" is a directory.", "Give the name of a file in it.");
        }

        try
        {
            return Open(full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KeytideException(
                $"{option} \"{Quoted.Shorten(path)}\" cannot be written: {failure.Message}",
                "Give a file in a directory that exists and is yours.",
                failure);
        }
    }

    /// <summary>Puts the file in its place. Without this call nothing is left behind and what was there stays.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await _stream.FlushAsync(cancellation);
        if (_temporary is not null)
        {
            _stream.Flush(flushToDisk: true);
            await _stream.DisposeAsync();
            File.Move(_temporary, _path, overwrite: true);
        }

        _done = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (!_done && _temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    private static ReportFile Open(string path)
    {
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return new ReportFile(path, null, new FileStream(path, FileMode.Open, FileAccess.Write)); // A pipe or a device is not replaced.
        }

        // A link is followed, so that the file it names is replaced and the link stays.
        var target = File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new ReportFile(target, temporary, new FileStream(temporary, options));
    }
}
