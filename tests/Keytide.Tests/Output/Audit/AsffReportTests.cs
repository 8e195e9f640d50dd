using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class AsffReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Asff), "sample", "asff.json");

    [Fact]
    public async Task Every_finding_keeps_the_rules_of_the_format()
    {
        AsffSchema.Findings.Assert(await FindingsAsync(SampleAudit.Accounts));
        AsffSchema.Findings.Assert(await FindingsAsync([]));
        AsffSchema.Findings.Assert(await FindingsAsync(LargeAudit.Accounts(3, 10)));
    }

    [Fact]
    public async Task The_longest_texts_are_cut_and_blank_ones_filled_in()
    {
        var sample = SampleAudit.Accounts[0];
        var finding = sample.Findings[1];
        var huge = new string('x', 100_000);
        var extreme = finding with
        {
            Title = huge,
            Message = huge,
            Remediation = " ",
            Principal = finding.Principal with { Name = huge, Arn = huge },
            Controls = [.. Enumerable.Range(0, 200).Select(i => new ControlReference(huge[..60], "1", $"{i}"))],
            Evidence = [.. Enumerable.Repeat(finding.Evidence[0] with { Fact = huge }, 500)],
        };
        var findings = await FindingsAsync([sample with { Name = huge, Findings = [extreme] }]);
        AsffSchema.Findings.Assert(findings);
        Assert.Equal("-", findings[0].GetProperty("Remediation").GetProperty("Recommendation").GetProperty("Text").GetString());
    }

    [Theory]
    [InlineData("root.access-key", "FAILED", "NEW", "ACTIVE", "CRITICAL")]
    [InlineData("key.inactive-stale", "FAILED", "SUPPRESSED", "ACTIVE", "LOW")]
    [InlineData("password.unused", "PASSED", "RESOLVED", "ARCHIVED", "INFORMATIONAL")] // fixed since the baseline
    [InlineData("audit.coverage", "WARNING", "NEW", "ACTIVE", "MEDIUM")]
    public async Task A_finding_has_the_terms_of_its_verdict(
        string check, string compliance, string workflow, string state, string severity)
    {
        var one = (await FindingsAsync(SampleAudit.Accounts)).EnumerateArray()
            .First(it => it.GetProperty("GeneratorId").GetString() == $"keytide/{check}");
        Assert.Equal(compliance, one.GetProperty("Compliance").GetProperty("Status").GetString());
        Assert.Equal(workflow, one.GetProperty("Workflow").GetProperty("Status").GetString());
        Assert.Equal(state, one.GetProperty("RecordState").GetString());
        Assert.Equal(severity, one.GetProperty("FindingProviderFields").GetProperty("Severity").GetProperty("Label").GetString());
    }

    [Fact]
    public async Task What_was_there_at_the_baseline_is_not_younger_than_it()
    {
        var one = (await FindingsAsync(SampleAudit.Accounts))[0];
        Assert.Equal("2026-08-15T10:00:00Z", one.GetProperty("CreatedAt").GetString());
        Assert.Equal("2026-08-22T10:00:00Z", one.GetProperty("UpdatedAt").GetString());
    }

    [Fact]
    public async Task The_product_belongs_to_the_findings_account_in_its_partition_and_the_chosen_region()
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Asff, new AuditReportOptions { SecurityHubRegion = "eu-central-1" });
        Assert.Contains("arn:aws:securityhub:eu-central-1:123456789012:product/123456789012/default", text);
        var china = await SampleAudit.WriteAsync(OutputFormat.Asff);
        Assert.Contains("arn:aws-cn:securityhub:cn-north-1:345678901234:product/345678901234/default", china);
    }

    private static async Task<JsonElement> FindingsAsync(IEnumerable<AccountAudit> accounts) =>
        JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Asff, SampleAudit.Header, accounts)).RootElement;
}
