namespace Keytide.Cli.Output.Keys;

/// <summary>Writes a list of credentials in one format, row by row, keeping none that it has written.</summary>
public interface IKeyListWriter : IAsyncDisposable
{
    ValueTask WriteAsync(KeyRow row, CancellationToken cancellation);

    /// <summary>Called once, after the last row.</summary>
    ValueTask CompleteAsync(CancellationToken cancellation);
}
