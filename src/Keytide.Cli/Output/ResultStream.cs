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

    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await Stream.FlushAsync(cancellation);
        if (_file is not null)
        {
            await _file.CompleteAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
