using System.Globalization;
using System.Text;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>
/// The findings as a spreadsheet, one row each. An account that was not read whole has a row of verdict <c>unknown</c> for each gap, so
/// that a spreadsheet cannot show it as clean. Columns are only ever added, at the end.
/// </summary>
public sealed class CsvReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private const int Piece = 1 << 15;

    private static readonly string[] Columns =
    [
        "id", "check", "severity", "verdict", "accountId", "accountName", "principalType", "principalName", "principalArn",
        "principalId", "resource", "credentialKind", "credentialId", "credentialStatus", "createdAt", "ageDays", "lastUse", "lastUsedAt",
        "idleDays", "title", "message", "remediation", "controls", "baseline", "mutedBy", "mutedBecause", "mutedUntil", "passesUntil",
        "observedAt", "asOf",
    ];

    private readonly StringBuilder _text = new();
    private bool _begun;

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        Begin();
        var credentials = new CredentialLookup(account.Credentials);
        foreach (var finding in CoverageGap.FindingsAndGaps(account))
        {
            AppendFinding(account, finding, credentials.Find(finding));
            if (_text.Length >= Piece)
            {
                await DrainAsync(cancellation);
            }
        }

        await DrainAsync(cancellation);
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        Begin();
        await DrainAsync(cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Begin()
    {
        if (!_begun)
        {
            _begun = true;
            CsvText.AppendRow(_text, Columns);
        }
    }

    private void AppendFinding(AccountAudit account, Finding finding, Credential? credential)
    {
        var age = credential is null ? default : CredentialAge.Of(credential, header.AsOf);
        var used = credential is not null && credential.LastUse.TryGet(out var use) ? use.At : null;
        CsvText.AppendRow(
            _text,
            finding.Id,
            finding.Check,
            ContractName.Of(finding.Severity),
            ContractName.Of(finding.Verdict),
            finding.AccountId.ToString(),
            account.Name,
            ContractName.Of(finding.Principal.Type),
            finding.Principal.Name,
            finding.Principal.Arn,
            finding.Principal.Id,
            finding.Resource,
            finding.CredentialKind is { } kind ? ContractName.Of(kind) : null,
            finding.CredentialId,
            credential is null ? null : ContractName.Of(credential.Status),
            Timestamp.Of(credential?.CreatedAt),
            Number(age.AgeDays),
            credential is null ? null : CredentialAge.LastUseState(credential),
            Timestamp.Of(used),
            Number(age.IdleDays),
            finding.Title,
            finding.Message,
            finding.Remediation,
            string.Join("; ", finding.Controls.Select(ControlName.Of)),
            finding.Baseline is { } state ? ContractName.Of(state) : null,
            finding.Suppression?.Owner,
            finding.Suppression?.Reason,
            Timestamp.Of(finding.Suppression?.Expires),
            Timestamp.Of(finding.PassesUntil),
            finding.Evidence.Count == 0 ? null : Timestamp.Of(finding.Evidence.Min(piece => piece.ObservedAt)),
            Timestamp.Of(header.AsOf));
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private async ValueTask DrainAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), cancellation);
        _text.Clear();
    }
}
