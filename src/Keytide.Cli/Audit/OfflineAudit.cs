using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Inventory;

namespace Keytide.Cli.Audit;

/// <summary>The audit of saved files: no credentials, no calls, the same result on every machine.</summary>
internal sealed record OfflineAudit(AccountAudit Audit, DateTimeOffset AsOf)
{
    /// <exception cref="KeytideException">A file cannot be read, or is not what it is given for.</exception>
    public static OfflineAudit Of(AuditRequest request, AuditSettings settings)
    {
        var report = request.CredentialReportFile is { } reportFile
            ? Read(reportFile, "--credential-report", stream => SavedReport.Read(stream, Path.GetFileName(reportFile)))
            : null;
        var details = request.AuthorizationDetailsFile is { } detailsFile
            ? Read(detailsFile, "--authorization-details", stream => SavedAuthorizationDetails.Read(stream, Path.GetFileName(detailsFile)))
            : null;
        var (seen, asOf) = SavedFiles.Observe(report, details, request.AsOf);
        var readable = (report is null ? FactGroups.None : FactGroups.CredentialReport)
            | (details is null ? FactGroups.None : FactGroups.AuthorizationDetails);
        var snapshot = SnapshotBuilder.Build(seen);
        var findings = Compliance.Audit.Evaluate(snapshot, settings with { Readable = readable }, asOf);
        return new OfflineAudit(AccountAudits.Of(snapshot, findings, new Dictionary<string, int>()), asOf);
    }

    private static T Read<T>(string file, string option, Func<Stream, T> read)
    {
        using var stream = InputFile.Open(file, option);
        return read(stream);
    }
}
