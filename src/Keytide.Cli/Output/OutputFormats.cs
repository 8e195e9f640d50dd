namespace Keytide.Cli.Output;

/// <summary>Which format a command writes: the one that <c>--format</c> names, else the one the file's name tells, else a table.</summary>
public static class OutputFormats
{
    public static IReadOnlyList<OutputFormat> OfAudit => Enum.GetValues<OutputFormat>();

    public static readonly IReadOnlyList<OutputFormat> OfKeys = [OutputFormat.Table, OutputFormat.Json, OutputFormat.Csv];

    public static readonly IReadOnlyList<OutputFormat> OfScan =
        [OutputFormat.Table, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.Csv];

    // The longest ending is asked first, so that report.ocsf.json is not taken for plain JSON.
    private static (string Ending, OutputFormat Format)[] Endings() =>
    [
        (".sarif.json", OutputFormat.Sarif),
        (".ocsf.json", OutputFormat.Ocsf),
        (".asff.json", OutputFormat.Asff),
        (".junit.xml", OutputFormat.Junit),
        (".markdown", OutputFormat.Markdown),
        (".ndjson", OutputFormat.Ndjson),
        (".sarif", OutputFormat.Sarif),
        (".jsonl", OutputFormat.Ndjson),
        (".json", OutputFormat.Json),
        (".html", OutputFormat.Html),
        (".ocsf", OutputFormat.Ocsf),
        (".asff", OutputFormat.Asff),
        (".htm", OutputFormat.Html),
        (".csv", OutputFormat.Csv),
        (".txt", OutputFormat.Table),
        (".xml", OutputFormat.Junit),
        (".md", OutputFormat.Markdown),
    ];

    /// <param name="named">The value of <c>--format</c>, if given.</param>
    /// <param name="file">The value of <c>--output</c>, if given.</param>
    /// <param name="offered">What the command can write.</param>
    /// <exception cref="KeytideException">The name is no format, or not one that the command writes.</exception>
    public static OutputFormat Choose(string? named, string? file, IReadOnlyList<OutputFormat> offered)
    {
        if (named is null && file is null)
        {
            return OutputFormat.Table;
        }

        if (named is not null)
        {
            foreach (var format in offered)
            {
                if (string.Equals(NameOf(format), named, StringComparison.OrdinalIgnoreCase))
                {
                    return format;
                }
            }

            throw new KeytideException(
                $"--format \"{Quoted.Shorten(named)}\" is not a format of this command.",
                $"Give one of {string.Join(", ", offered.Select(NameOf))}.");
        }

        return Infer(file) is { } told && offered.Contains(told) ? told : OutputFormat.Table;
    }

    public static string NameOf(OutputFormat format) => format.ToString().ToLowerInvariant();

    private static OutputFormat? Infer(string? file)
    {
        foreach (var (ending, format) in Endings())
        {
            if (file is not null && file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}
