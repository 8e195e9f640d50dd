using System.Text;
using Keytide.Cli;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Sandbox;

namespace Keytide.Tests.Aws.Accounts;

public sealed class CredentialReportTroubleTests
{
    [Fact]
    public void A_report_in_the_making_for_minutes_is_waited_for()
    {
        var account = FurnishedAccount.Make(new SandboxOptions { ReportTime = TimeSpan.FromMinutes(4) }, reportAgeHours: 0);
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.True(account.Clock.GetUtcNow() - AuditedAccount.Start > TimeSpan.FromMinutes(4));
        Assert.Equal(FurnishedAccount.Make(reportAgeHours: 0).Audit().Verdicts(), audit.Verdicts());
    }

    [Fact]
    public void A_report_that_is_never_done_is_given_up_and_the_facts_are_asked_for_one_by_one()
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        var account = FurnishedAccount.Make(new SandboxOptions { ReportTime = TimeSpan.FromDays(1) }, reportAgeHours: 0);
        var audit = account.Audit();
        Incomplete(audit, "AWS was still making the report after 5 minutes");
        Assert.InRange(account.Clock.GetUtcNow() - AuditedAccount.Start, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Claims.ClaimNoMore(whole, audit);
        Assert.Equal(Verdict.Fail, Assert.Single(audit.Of("key.age", "alice")).Verdict); // Keys are listed one by one, so this is known.
    }

    [Fact]
    public void A_report_that_has_expired_since_the_last_audit_is_made_anew()
    {
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Audit();
        account.Clock.Advance(TimeSpan.FromHours(1));
        var expired = 0;
        account.Transport.Before = (action, _) =>
            action == "GetCredentialReport" && expired++ == 0 ? TamperedTransport.Failure("ReportExpired", 410) : null;
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.Equal((2, 1), (audit.Calls[IamActions.GetCredentialReport], audit.Calls[IamActions.GenerateCredentialReport]));
    }

    [Theory]
    [InlineData("GetCredentialReport", "ReportExpired", 410)]
    [InlineData("GetCredentialReport", "ReportNotPresent", 410)]
    [InlineData("GetCredentialReport", "ReportInProgress", 404)]
    [InlineData("GetCredentialReport", "ServiceFailure", 500)]
    [InlineData("GetCredentialReport", "Throttling", 400)]
    [InlineData("GenerateCredentialReport", "LimitExceeded", 409)]
    [InlineData("GenerateCredentialReport", "ServiceFailure", 500)]
    public void A_report_that_AWS_never_gives_is_a_gap_and_comes_to_an_end(string failing, string code, int status)
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Transport.Before = (action, _) => action == failing ? TamperedTransport.Failure(code, status) : null;
        var audit = account.Audit();
        Incomplete(audit, "");
        Claims.ClaimNoMore(whole, audit);
        Assert.True(account.Clock.GetUtcNow() - AuditedAccount.Start < TimeSpan.FromMinutes(12));
    }

    [Fact]
    public void No_capacity_to_make_a_report_passes()
    {
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        var asked = 0;
        account.Transport.Before = (action, _) =>
            action == "GenerateCredentialReport" && asked++ < 5 ? TamperedTransport.Failure("LimitExceeded", 409) : null;
        Assert.Equal(AccountStatus.Complete, account.Audit().Status);
        Assert.True(asked > 5);
    }

    public static TheoryData<string> Garbage =>
    [
        "", "\0\u0001\u0002", "<html><body>502 Bad Gateway</body></html>", "{\"message\":null}", "user,arn\nalice,arn",
        new string(',', 5000),
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public void A_report_of_garbage_is_a_gap(string garbage)
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Transport.After = (action, response) =>
            action == "GetCredentialReport" ? TamperedTransport.Rewrite(response, _ => garbage) : response;
        var audit = account.Audit();
        Incomplete(audit, "");
        Claims.ClaimNoMore(whole, audit);
    }

    [Fact]
    public void A_body_that_is_no_base64_is_a_gap()
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Transport.After = (action, response) => action == "GetCredentialReport"
            ? TamperedTransport.Answer(
                Encoding.UTF8.GetString(response.Body.Span).Replace("<Content>", "<Content>%%%", StringComparison.Ordinal))
            : response;
        var audit = account.Audit();
        Incomplete(audit, "");
        Claims.ClaimNoMore(whole, audit);
    }

    [Fact]
    public void A_report_cut_short_is_a_gap_and_whoever_it_lacks_is_no_clean_user()
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        for (var share = 1; share < 10; share++)
        {
            var account = FurnishedAccount.Make(reportAgeHours: 0);
            var part = share / 10.0;
            account.Transport.After = (action, response) =>
                action == "GetCredentialReport" ? TamperedTransport.Rewrite(response, text => text[..(int)(text.Length * part)]) : response;
            Claims.ClaimNoMore(whole, account.Audit());
        }
    }

    [Fact]
    public void A_column_that_nobody_knows_changes_nothing()
    {
        var whole = FurnishedAccount.Make(reportAgeHours: 0).Audit();
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Transport.After = (action, response) => action == "GetCredentialReport"
            ? TamperedTransport.Rewrite(response, text =>
                string.Join('\n', text.Split('\n').Select((line, number) => (number == 0 ? "quantum_key_active," : "true,") + line)))
            : response;
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.Equal(whole.Verdicts(), audit.Verdicts());
    }

    private static void Incomplete(AccountAudit audit, string reason)
    {
        Assert.NotEqual(AccountStatus.Complete, audit.Status);
        Assert.Contains(audit.Gaps, gap => gap.Source.EndsWith("CredentialReport", StringComparison.Ordinal)
            && gap.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.True(AuditedAccount.ExitCodeOf(audit) is ExitCode.Incomplete or ExitCode.FindingsAndIncomplete);
    }
}
