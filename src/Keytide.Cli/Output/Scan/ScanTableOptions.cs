namespace Keytide.Cli.Output.Scan;

/// <summary>How a scan is shown at a terminal.</summary>
public sealed record ScanTableOptions
{
    public bool Color { get; init; }

    /// <summary>Columns, 72 to 400.</summary>
    public int Width { get; init; } = 120;

    /// <summary>True to show what is accepted as well, and why each finding has its grade.</summary>
    public bool Verbose { get; init; }

    /// <summary>How many credentials are shown before the rest is counted.</summary>
    public int MostCredentials { get; init; } = 200;
}
