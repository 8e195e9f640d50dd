using System.Text.Json;
using Keytide.Cli.Output.Audit;

namespace Keytide.Cli.Output.Keys;

/// <summary>One document: <c>{schemaVersion, asOf, credentials:[…]}</c>, each as in the audit, with its owner and findings.</summary>
public sealed class KeyJsonWriter(DateTimeOffset asOf, Stream output) : IKeyListWriter
{
    private readonly JsonItems _rows = new(",\n");
    private bool _begun;

    public async ValueTask WriteAsync(KeyRow row, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await _rows.WriteAsync(output, row, WriteRow, cancellation);
    }

    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await output.WriteAsync("\n]}\n"u8.ToArray(), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _rows.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteRow(Utf8JsonWriter json, KeyRow row)
    {
        json.WriteStartObject();
        WriteMembers(json, row, asOf);
        json.WriteEndObject();
    }

    internal static void WriteMembers(Utf8JsonWriter json, KeyRow row, DateTimeOffset asOf)
    {
        CredentialJson.WriteMembers(json, row.Credential, asOf);
        json.WriteText("accountName", row.AccountName);
        json.WriteText("owner", row.Owner);
        json.WriteNumber("failedFindings", row.Failed);
        json.WriteText("worst", row.Worst is { } worst ? ContractName.Of(worst) : null);
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        using var begin = new JsonItems("");
        await begin.WriteAsync(output, asOf, WriteHeader, cancellation);
    }

    // Leaves the document and its array open.
    private static void WriteHeader(Utf8JsonWriter json, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", "1");
        json.WriteTime("asOf", asOf);
        json.WriteStartArray("credentials");
    }
}
