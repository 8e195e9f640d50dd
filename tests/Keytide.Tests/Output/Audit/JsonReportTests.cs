using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Inventory;

namespace Keytide.Tests.Output.Audit;

public sealed class JsonReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Json), "sample", "json");

    [Fact]
    public async Task Every_member_has_the_name_and_type_of_the_contract() => JsonContract.Document.Assert(await DocumentAsync());

    [Fact]
    public async Task An_audit_of_nothing_is_a_valid_document()
    {
        var document = JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Json, SampleAudit.Header, [])).RootElement;
        JsonContract.Document.Assert(document);
        Assert.Equal(0, document.GetProperty("accounts").GetArrayLength());
    }

    [Fact]
    public async Task The_summary_agrees_with_the_findings_and_credentials()
    {
        var document = await DocumentAsync();
        var summary = document.GetProperty("summary");
        var findings = document.GetProperty("findings").EnumerateArray().ToList();
        foreach (var verdict in summary.GetProperty("byVerdict").EnumerateObject())
        {
            Assert.Equal(findings.Count(finding => finding.GetProperty("verdict").GetString() == verdict.Name), verdict.Value.GetInt32());
        }

        Assert.Equal(
            document.GetProperty("credentials").EnumerateArray().Count(it => it.GetProperty("kind").GetString() == "accessKey"),
            summary.GetProperty("accessKeys").GetInt32());
        Assert.True(summary.GetProperty("incomplete").GetBoolean());
    }

    [Fact]
    public async Task An_unknown_last_use_is_not_written_as_never_used()
    {
        var credentials = (await DocumentAsync()).GetProperty("credentials").EnumerateArray().ToList();
        var unknown = credentials.Single(it => it.GetProperty("status").GetString() == "unknown");
        Assert.Equal("unknown", unknown.GetProperty("lastUse").GetString());
        Assert.Equal(JsonValueKind.Null, unknown.GetProperty("idleDays").ValueKind);

        var never = credentials.Single(it => it.GetProperty("id").GetString() == "AKIAALICE00000000002");
        Assert.Equal("never", never.GetProperty("lastUse").GetString());
        Assert.Equal(60, never.GetProperty("idleDays").GetInt32());
    }

    [Fact]
    public async Task Names_come_back_exactly_and_none_turns_a_terminal_around()
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Json);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain('\u001b', text);
        var names = JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("principal").GetProperty("name").GetString());
        Assert.Equal(SampleAudit.Findings.Select(finding => finding.Principal.Name), names);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(86399, 0)]
    [InlineData(86400, 1)]
    [InlineData(-5, 0)]
    public void Days_are_rounded_down_and_never_negative(int seconds, int days)
    {
        var credential = SampleAudit.Accounts[0].Credentials[0] with
        {
            CreatedAt = SampleAudit.AsOf.AddSeconds(-seconds),
            LastUse = Fact.Unknown<LastUse>("not read"),
        };
        Assert.Equal(new CredentialAge(days, null), CredentialAge.Of(credential, SampleAudit.AsOf));
    }

    private static async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Json)).RootElement;
}
