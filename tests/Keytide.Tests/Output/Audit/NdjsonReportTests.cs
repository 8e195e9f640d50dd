using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Tests.Output.Shapes;

namespace Keytide.Tests.Output.Audit;

public sealed class NdjsonReportTests
{
    private static readonly Dictionary<string, JsonShape> Lines = new()
    {
        ["header"] = Typed(JsonContract.HeaderMembers),
        ["account"] = Typed(JsonContract.AccountMembers),
        ["credential"] = Typed(JsonContract.CredentialMembers),
        ["finding"] = Typed(JsonContract.FindingMembers),
        ["summary"] = Typed(JsonContract.SummaryMembers),
    };

    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Ndjson), "sample", "ndjson");

    [Fact]
    public async Task Every_line_is_an_object_of_its_type()
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Ndjson);
        Assert.EndsWith("}\n", text);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var value = JsonDocument.Parse(line).RootElement;
            Lines[value.GetProperty("type").GetString()!].Assert(value);
        }
    }

    [Fact]
    public async Task The_header_comes_first_the_summary_last_and_each_account_before_its_own()
    {
        var types = (await SampleAudit.WriteAsync(OutputFormat.Ndjson)).TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()).ToList();
        Assert.Equal("header", types[0]);
        Assert.Equal("account", types[1]);
        Assert.Equal("summary", types[^1]);
        Assert.Equal(SampleAudit.Findings.Count(), types.Count(type => type == "finding"));
        Assert.Single(types, "header");
    }

    private static JsonShape Typed((string Name, JsonShape Shape)[] members) => JsonShape.Object([("type", JsonShape.Text()), .. members]);
}
