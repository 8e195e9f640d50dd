using Keytide.Cli.Output;

namespace Keytide.Tests.Output;

public sealed class OutputFormatsTests
{
    [Theory]
    [InlineData(null, null, OutputFormat.Table)]
    [InlineData("json", null, OutputFormat.Json)]
    [InlineData("SARIF", "report.html", OutputFormat.Sarif)]
    [InlineData(null, "report.html", OutputFormat.Html)]
    [InlineData(null, "report.JSON", OutputFormat.Json)]
    [InlineData(null, "report.ocsf.json", OutputFormat.Ocsf)]
    [InlineData(null, "report.sarif", OutputFormat.Sarif)]
    [InlineData(null, "report.md", OutputFormat.Markdown)]
    [InlineData(null, "report.csv", OutputFormat.Csv)]
    [InlineData(null, "report.jsonl", OutputFormat.Ndjson)]
    [InlineData(null, "report.xml", OutputFormat.Junit)]
    [InlineData(null, "report", OutputFormat.Table)]
    public void The_option_decides_else_the_files_ending_else_the_table(string? named, string? file, OutputFormat expected) =>
        Assert.Equal(expected, OutputFormats.Choose(named, file, OutputFormats.OfAudit));

    [Fact]
    public void A_name_that_is_no_format_is_refused_with_the_names_that_are()
    {
        var failure = Assert.Throws<KeytideException>(() => OutputFormats.Choose("yaml", null, OutputFormats.OfKeys));
        Assert.Contains("yaml", failure.Message);
        Assert.Equal("Give one of table, json, csv.", failure.Hint);
    }

    [Fact]
    public void An_ending_of_a_format_that_the_command_cannot_write_gives_the_table() =>
        Assert.Equal(OutputFormat.Table, OutputFormats.Choose(null, "keys.html", OutputFormats.OfKeys));
}
