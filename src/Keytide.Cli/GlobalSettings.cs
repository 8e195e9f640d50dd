namespace Keytide.Cli;

/// <summary>The global options as they were given.</summary>
public sealed record GlobalSettings
{
    /// <summary>What holds where no option is given.</summary>
    public static GlobalSettings Unsaid => new() { NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) };

    public string? Profile { get; init; }

    public string? Region { get; init; }

    public Uri? EndpointUrl { get; init; }

    public string? Home { get; init; }

    public string? Config { get; init; }

    public string? Format { get; init; }

    public string? Output { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public bool NoColor { get; init; }
}
