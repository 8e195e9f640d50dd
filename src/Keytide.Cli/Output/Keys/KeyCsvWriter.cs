using System.Globalization;
using System.Text;

namespace Keytide.Cli.Output.Keys;

/// <summary>One row a credential. Columns are only ever added, at the end.</summary>
public sealed class KeyCsvWriter(DateTimeOffset asOf, Stream output) : IKeyListWriter
{
    private const int Piece = 1 << 15;

    private static readonly string[] Columns =
    [
        "kind", "id", "status", "accountId", "accountName", "principalType", "principalName", "principalArn", "owner", "createdAt",
        "ageDays", "lastUse", "lastUsedAt", "idleDays", "lastUsedService", "lastUsedRegion", "expiresAt", "service", "failedFindings",
        "worst",
    ];

    private readonly StringBuilder _text = new();
    private bool _begun;

    public ValueTask WriteAsync(KeyRow row, CancellationToken cancellation)
    {
        Begin();
        var credential = row.Credential;
        var age = CredentialAge.Of(credential, asOf);
        var use = credential.LastUse.TryGet(out var known) ? known : null;
        CsvText.AppendRow(
            _text,
            ContractName.Of(credential.Kind),
            credential.Id,
            ContractName.Of(credential.Status),
            credential.AccountId.ToString(),
            row.AccountName,
            ContractName.Of(credential.Principal.Type),
            credential.Principal.Name,
            credential.Principal.Arn,
            row.Owner,
            Timestamp.Of(credential.CreatedAt),
            Number(age.AgeDays),
            CredentialAge.LastUseState(credential),
            Timestamp.Of(use?.At),
            Number(age.IdleDays),
            use?.Service,
            use?.Region,
            Timestamp.Of(credential.ExpiresAt),
            credential.Service,
            Number(row.Failed),
            row.Worst is { } worst ? ContractName.Of(worst) : null);
        return _text.Length >= Piece ? DrainAsync(cancellation) : ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(CancellationToken cancellation)
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

    private async ValueTask DrainAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), cancellation);
        _text.Clear();
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
