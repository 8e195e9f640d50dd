namespace Keytide.Cli.Output.Keys;

/// <summary>How a list of keys is shown at a terminal.</summary>
public sealed record KeyListOptions
{
    public bool Color { get; init; }

    /// <summary>Columns the table may take, 72 to 400.</summary>
    public int Width { get; init; } = 120;

    /// <summary>How many rows the table shows before it counts the rest.</summary>
    public int MostRows { get; init; } = 500;
}
