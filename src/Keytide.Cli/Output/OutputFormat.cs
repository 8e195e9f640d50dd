namespace Keytide.Cli.Output;

/// <summary>The forms in which results can be written. Their names in lower case are what <c>--format</c> takes.</summary>
public enum OutputFormat
{
    Table,
    Json,
    Ndjson,
    Csv,
    Html,
    Markdown,
    Sarif,
    Ocsf,
    Asff,
    Junit,
}
