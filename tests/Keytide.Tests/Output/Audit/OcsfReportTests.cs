using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class OcsfReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Ocsf), "sample", "ocsf.json");

    [Fact]
    public async Task Every_event_keeps_the_rules_of_the_schema()
    {
        OcsfSchema.Events.Assert(await EventsAsync(SampleAudit.Header));
        OcsfSchema.Events.Assert(await EventsAsync(SampleAudit.Header with { BaselineAsOf = null }));
        OcsfSchema.Events.Assert(JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Ocsf, SampleAudit.Header, [])).RootElement);
        OcsfSchema.Events.Assert(JsonDocument.Parse(
            await SampleAudit.WriteAsync(OutputFormat.Ocsf, LargeAudit.Header, LargeAudit.Accounts(3, 10))).RootElement);
    }

    [Theory]
    [InlineData("root.access-key", "Update", "New", "Fail", "Critical")]
    [InlineData("key.never-used", "Update", "New", "Fail", "Medium")] // reopened
    [InlineData("key.inactive-stale", "Update", "Suppressed", "Fail", "Low")]
    [InlineData("password.unused", "Close", "Resolved", "Pass", "Informational")]
    [InlineData("audit.coverage", "Update", "New", "Warning", "Medium")]
    public async Task A_finding_has_the_terms_of_its_verdict_and_baseline(
        string check, string activity, string status, string compliance, string severity)
    {
        var one = (await EventsAsync(SampleAudit.Header)).EnumerateArray()
            .First(it => it.GetProperty("metadata").GetProperty("event_code").GetString() == check);
        Assert.Equal(activity, one.GetProperty("activity_name").GetString());
        Assert.Equal(status, one.GetProperty("status").GetString());
        Assert.Equal(compliance, one.GetProperty("compliance").GetProperty("status").GetString());
        Assert.Equal(severity, one.GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Unknown_is_a_warning_and_never_a_pass()
    {
        foreach (var one in (await EventsAsync(SampleAudit.Header)).EnumerateArray())
        {
            var isUnknown = one.GetProperty("unmapped").GetProperty("verdict").GetString() == ContractName.Of(Verdict.Unknown);
            Assert.Equal(isUnknown, one.GetProperty("compliance").GetProperty("status_id").GetInt32() == 2);
        }
    }

    [Fact]
    public async Task Each_finding_and_gap_is_one_event_with_the_findings_id()
    {
        var ids = (await EventsAsync(SampleAudit.Header)).EnumerateArray()
            .Select(it => it.GetProperty("finding_info").GetProperty("uid").GetString()).ToList();
        Assert.Equal(SampleAudit.Findings.Count() + 3, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(SampleAudit.Findings, finding => Assert.Contains(finding.Id, ids));
    }

    private static async Task<JsonElement> EventsAsync(AuditHeader header) =>
        JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Ocsf, header, SampleAudit.Accounts)).RootElement;
}
