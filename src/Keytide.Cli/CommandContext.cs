using Keytide.Cli.Output;

namespace Keytide.Cli;

/// <summary>What every command is given: the global options, the outside world's streams, time and chance.</summary>
public sealed class CommandContext(GlobalSettings settings, Stream output, TextWriter error, TimeProvider time, IEntropy entropy)
{
    public GlobalSettings Settings { get; } = settings;

    /// <summary>Standard output: results, nothing else.</summary>
    public Stream Output { get; } = output;

    public TextWriter Error { get; } = error;

    public Talk Talk { get; } = new(error, settings);

    public TimeProvider Time { get; } = time;

    public IEntropy Entropy { get; } = entropy;
}
