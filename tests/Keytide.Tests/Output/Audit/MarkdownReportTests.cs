using System.Text.RegularExpressions;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;

namespace Keytide.Tests.Output.Audit;

public sealed class MarkdownReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Markdown), "sample", "md");

    [Fact]
    public async Task Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        var cells = 0;
        foreach (var line in (await SampleAudit.WriteAsync(OutputFormat.Markdown)).Split('\n'))
        {
            var bars = Regex.Count(line, @"(?<!\\)\|");
            cells = !line.StartsWith('|') ? 0 : cells == 0 ? bars : cells;
            Assert.True(bars == cells || !line.StartsWith('|'), line);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("[x](https://evil)", "\\[x\\](https:&#8203;//evil)")]
    [InlineData("@team #12 www.evil.com", "@&#8203;team #&#8203;12 www&#8203;.evil.com")]
    [InlineData("**b** _i_ `c`", "\\*\\*b\\*\\* \\_i\\_ \\`c\\`")]
    [InlineData("two\nlines", "two\\\\nlines")]
    public void Text_is_escaped(string text, string written) => Assert.Equal(written, MarkdownText.Of(text));

    [Theory]
    [InlineData("alice", "`alice`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Code_is_fenced_by_more_backticks_than_it_holds(string? text, string written) =>
        Assert.Equal(written, MarkdownText.Code(text));

    [Fact]
    public async Task A_long_list_is_cut_and_the_rest_counted()
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Markdown, new AuditReportOptions { MostRows = 3 });
        Assert.Contains("5 more: use `--format csv`.", text);
    }
}
