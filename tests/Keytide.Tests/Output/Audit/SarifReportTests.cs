using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class SarifReportTests
{
    private static readonly AuditReportOptions WithPasses = new() { SarifPasses = true };

    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Sarif), "sample", "sarif");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_keeps_every_rule_of_the_standard(bool passes) =>
        SarifSchema.Log.Assert(await LogAsync(passes ? WithPasses : null));

    [Fact]
    public async Task A_log_without_baseline_and_without_accounts_keeps_them_too()
    {
        var header = SampleAudit.Header with { BaselineAsOf = null };
        foreach (var accounts in new[] { SampleAudit.Accounts, [] })
        {
            SarifSchema.Log.Assert(JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Sarif, header, accounts)).RootElement);
        }
    }

    [Fact]
    public async Task Each_verdict_has_its_kind()
    {
        var results = Results(await LogAsync(WithPasses)).ToList();
        Assert.Equal(SampleAudit.Findings.Count(), results.Count);
        foreach (var (finding, result) in SampleAudit.Findings.Zip(results))
        {
            var kind = finding.Verdict switch
            {
                Verdict.Fail or Verdict.Muted => "fail",
                Verdict.Pass => "pass",
                Verdict.NotApplicable => "notApplicable",
                _ => "open",
            };
            Assert.Equal(kind, result.GetProperty("kind").GetString());
            Assert.Equal(finding.Verdict == Verdict.Muted ? 1 : 0, result.GetProperty("suppressions").GetArrayLength());
        }
    }

    [Fact]
    public async Task By_default_what_passed_is_left_out_and_what_is_unknown_is_not()
    {
        var verdicts = Results(await LogAsync())
            .Select(result => result.GetProperty("properties").GetProperty("verdict").GetString()).ToList();
        Assert.Contains("unknown", verdicts);
        Assert.DoesNotContain("notApplicable", verdicts);
        Assert.Single(verdicts, "pass"); // the one that was fixed since the baseline
    }

    [Fact]
    public async Task What_was_not_read_is_a_notification_and_the_run_no_success()
    {
        var invocation = (await LogAsync()).GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(3, invocation.GetProperty("toolExecutionNotifications").GetArrayLength());
    }

    [Fact]
    public async Task Fingerprints_are_the_findings_ids_and_the_same_in_every_run()
    {
        var prints = Results(await LogAsync(WithPasses))
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("keytideFinding/v1").GetString());
        Assert.Equal(SampleAudit.Findings.Select(finding => finding.Id), prints);
    }

    private static IEnumerable<JsonElement> Results(JsonElement log) => log.GetProperty("runs")[0].GetProperty("results").EnumerateArray();

    private static async Task<JsonElement> LogAsync(AuditReportOptions? options = null) =>
        JsonDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Sarif, options)).RootElement;
}
