using System.Text;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// GenerateCredentialReport and GetCredentialReport. A report is kept for four hours, and whoever asks gets the same bytes:
/// <code>
///               Generate     Get
/// none          STARTED      410 ReportNotPresent
/// in the making INPROGRESS   404 ReportInProgress
/// up to 4 h     COMPLETE     the report
/// older         STARTED      410 ReportExpired
/// </code>
/// The errors come without a message, as recorded.
/// </summary>
internal static class CredentialReportOperations
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "GenerateCredentialReport", Generate),
        new(Service.Iam, "GetCredentialReport", Get),
    ];

    private static Structure Generate(Call call)
    {
        var report = call.Account.CredentialReport;
        FinishWhenReady(call, report);
        if (report.StartedAt is not null)
        {
            return new Structure { { "State", "INPROGRESS" } };
        }

        if (IsFresh(report, call.Now))
        {
            return new Structure { { "State", "COMPLETE" } };
        }

        report.Start(call.Now, call.Now + call.Conduct.ReportTime);
        return new Structure { { "State", "STARTED" }, { "Description", "No report exists. Starting a new report generation task" } };
    }

    private static Structure Get(Call call)
    {
        var report = call.Account.CredentialReport;
        FinishWhenReady(call, report);
        return report switch
        {
            { StartedAt: not null } => throw new ApiException("ReportInProgress", "", 404),
            { GeneratedAt: null } => throw new ApiException("ReportNotPresent", "", 410),
            _ when !IsFresh(report, call.Now) => throw new ApiException("ReportExpired", "", 410),
            _ => new Structure { { "Content", report.Content }, { "ReportFormat", "text/csv" }, { "GeneratedTime", report.GeneratedAt } },
        };
    }

    private static void FinishWhenReady(Call call, CredentialReport report)
    {
        if (report.ReadyAt is { } ready && ready <= call.Now)
        {
            // What was used or changed since is not in it, where the past can still be told; the rest is as of now.
            var text = CredentialReportText.Write(call.Account, ready, call.Conduct.Options);
            report.Finish(ready, Encoding.UTF8.GetBytes(text));
        }
    }

    private static bool IsFresh(CredentialReport report, DateTimeOffset now) => report.GeneratedAt is { } at && now < at + Life;
}
