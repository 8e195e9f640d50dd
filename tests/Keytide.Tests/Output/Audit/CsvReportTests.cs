using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class CsvReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Csv), "sample", "csv");

    [Fact]
    public async Task Every_row_reads_back_with_as_many_cells_as_the_header()
    {
        var rows = await RowsAsync();
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(rows[0].Count, rows[0].Distinct().Count());
        Assert.Equal(
            SampleAudit.Findings.Select(finding => VisibleText.Of(finding.Message)),
            Column(rows, "message").Where(message => !message.StartsWith("not read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_cell_can_be_taken_for_a_formula()
    {
        var rows = await RowsAsync();
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0]), cell));
        Assert.Contains("'=cmd|' /C calc'!A0,deploy", Column(rows, "principalName"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\\tx")]
    [InlineData("\r=x", "'\\r=x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_where_it_must_be(string? cell, string written)
    {
        var text = new System.Text.StringBuilder();
        CsvText.AppendRow(text, cell, "end");
        Assert.Equal(written + ",end\r\n", text.ToString());
    }

    [Fact]
    public async Task What_was_not_read_stands_in_rows_of_its_own()
    {
        var rows = await RowsAsync();
        var gaps = rows.Where(row => row[rows[0].IndexOf("check")] == CoverageGap.Check).ToList();
        Assert.Equal(3, gaps.Count); // two gaps of staging, one account not reached
        Assert.All(gaps, row => Assert.Equal(ContractName.Of(Verdict.Unknown), row[rows[0].IndexOf("verdict")]));
    }

    private static IEnumerable<string> Column(List<List<string>> rows, string name) =>
        rows.Skip(1).Select(row => row[rows[0].IndexOf(name)]);

    private static async Task<List<List<string>>> RowsAsync() => CsvReader.Read(await SampleAudit.WriteAsync(OutputFormat.Csv));
}
