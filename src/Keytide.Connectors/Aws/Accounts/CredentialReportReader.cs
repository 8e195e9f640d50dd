using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>
/// Gets an account's credential report: has AWS make one where there is none younger than four hours, waits for it with growing
/// pauses, and gives up after five minutes. Anything but a whole report is an unknown fact.
/// </summary>
public sealed class CredentialReportReader(IamClient iam, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="mayExist">
    /// Whether a report younger than four hours is believed to be there, so that getting it is tried first: one call instead of two.
    /// </param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Fact<CredentialReport>> ReadAsync(bool mayExist, CancellationToken cancellation)
    {
        try
        {
            var content = await FetchAsync(mayExist, cancellation);
            return content is null
                ? Fact.Unknown<CredentialReport>($"AWS was still making the report after {Patience.TotalMinutes:0} minutes")
                : Parse(content);
        }
        catch (AwsException failure)
        {
            return Fact.Unknown<CredentialReport>(Quoted.Sentence(failure.Reason));
        }
    }

    private async Task<CredentialReportContent?> FetchAsync(bool mayExist, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var pause = FirstPause;
        var generate = !mayExist;
        while (clock.GetElapsedTime(started) < Patience)
        {
            // A report that AWS calls complete is there at once; any other needs a while before the first look.
            var look = !generate || await IsCompleteAsync(cancellation);
            generate = false;
            if (look)
            {
                var (content, missing) = await LookAsync(cancellation);
                if (content is not null)
                {
                    return content;
                }

                if (missing && mayExist)
                {
                    mayExist = false;
                    generate = true;
                    continue;
                }

                generate = missing;
            }

            await Task.Delay(pause, clock, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }

        return null;
    }

    /// <summary>Asks AWS to make a report. "No more capacity to launch new report generation tasks" passes: it is asked again.</summary>
    private async Task<bool> IsCompleteAsync(CancellationToken cancellation)
    {
        try
        {
            return (await iam.GenerateCredentialReportAsync(cancellation)).IsComplete;
        }
        catch (AwsException failure) when (failure.Code == IamErrorCode.LimitExceeded)
        {
            return false;
        }
    }

    private async Task<(CredentialReportContent? Content, bool Missing)> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return (await iam.GetCredentialReportAsync(cancellation), false);
        }
        catch (AwsException failure) when (failure.Code is IamErrorCode.ReportNotPresent or IamErrorCode.ReportExpired)
        {
            return (null, true);
        }
        catch (AwsException failure) when (failure.Code == IamErrorCode.ReportInProgress)
        {
            return (null, false);
        }
    }

    private Fact<CredentialReport> Parse(CredentialReportContent content)
    {
        var (report, failure) = CredentialReportParser.Parse(content.Content.Span);
        return report is null
            ? Fact.Unknown<CredentialReport>($"the credential report cannot be used: {failure}")
            : Fact.Known(report, new Provenance(IamActions.GetCredentialReport, content.GeneratedAt, SourceLag.CredentialReport));
    }
}
