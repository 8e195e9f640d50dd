namespace Keytide.Cli.Output;

/// <summary>Where results go: standard output, or the file that <c>--output</c> names, which appears whole or not at all.</summary>
internal sealed class ResultStream : IAsyncDisposable
{
    private readonly ReportFile? _file;

    private ResultStream(Stream stream, ReportFile? file)
    {
        Stream = stream;
        _file = file;
    }

    public Stream Stream { get; }

    /// <summary>Whether a person reads along in a terminal.</summary>
    public bool IsTerminal => _file is null && !Console.IsOutputRedirected;

    public static ResultStream Open(CommandContext context)
    {
        var file = context.Settings.Output is { } path ? ReportFile.Create(path) : null;
        return new ResultStream(file?.Stream ?? context.Output, file);
    }

    public ValueTask CompleteAsync(CancellationToken cancellation)
    {
        if (_file is not null)
        {
            return _file.CompleteAsync(cancellation);
        }

        // Standard output has no buffer to be waited for. Flushing it asynchronously would cost a commit hook a third of its time.
        Stream.Flush();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
