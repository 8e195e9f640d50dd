namespace Keytide.Cli.Output.Keys;

/// <summary>Makes the writer of a format. The stream stays the caller's.</summary>
public static class KeyListWriters
{
    public static IKeyListWriter Create(OutputFormat format, DateTimeOffset asOf, Stream output, KeyListOptions options) => format switch
    {
        OutputFormat.Table => new KeyTableWriter(asOf, output, options),
        OutputFormat.Json => new KeyJsonWriter(asOf, output),
        OutputFormat.Csv => new KeyCsvWriter(asOf, output),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no list of keys in this format."),
    };
}
