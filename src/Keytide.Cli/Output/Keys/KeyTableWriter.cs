using System.Text;
using Keytide.Cli.Output.Audit;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;
using Keytide.Inventory;
using Spectre.Console;

namespace Keytide.Cli.Output.Keys;

/// <summary>The list for a person at a terminal: the worst first, then the oldest, the rest counted.</summary>
public sealed class KeyTableWriter(DateTimeOffset asOf, Stream output, KeyListOptions options) : IKeyListWriter
{
    private readonly BestOf<KeyRow> _rows = new(options.MostRows, KeyRow.WorstFirst);

    public ValueTask WriteAsync(KeyRow row, CancellationToken cancellation)
    {
        _rows.Offer(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        var text = new TerminalText(options.Width, options.Color);
        if (_rows.Offered == 0)
        {
            text.Line("No credentials.");
        }
        else
        {
            text.Write(Table(_rows.Sorted(), text.Width));
        }

        if (_rows.Rest > 0)
        {
            text.Line($"{Figure.Of(_rows.Rest)} more: use --format csv", SeverityStyle.Strong);
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Two lines a row: the id over the account, the status over the age, who over the owner.
    private Table Table(IReadOnlyList<KeyRow> rows, int width)
    {
        const int Credential = 22;
        const int Status = 12;
        const int Findings = 11;
        const int Gutters = 8;
        var used = Math.Clamp(width / 5, 16, 34);
        var table = new Table { Border = TableBorder.None, Expand = false };
        Column(table, "Credential", Credential);
        Column(table, "Status, age", Status);
        Column(table, "Last used", used);
        Column(table, "Who", width - Credential - Status - used - Findings - Gutters);
        Column(table, "Findings", Findings, gutter: 0);
        foreach (var row in rows)
        {
            var credential = row.Credential;
            var age = CredentialAge.Of(credential, asOf).AgeDays is { } days ? Figure.Of(days, "day") : "age unknown";
            table.AddRow(
                Lines(credential.Id ?? ContractName.Of(credential.Kind), AccountOf(row)),
                Lines(ContractName.Of(credential.Status), age, StyleOf(credential.Status)),
                TerminalText.Plain(CredentialSentences.LastUse(credential, asOf), StyleOf(credential)),
                Lines(credential.Principal.Name, row.Owner),
                row.Worst is { } worst
                    ? TerminalText.Plain($"{Figure.Of(row.Failed)} {Short(worst)}", SeverityStyle.Of(worst))
                    : TerminalText.Plain(""));
        }

        return table;
    }

    private static void Column(Table table, string title, int width, int gutter = 2) => table.AddColumn(
        new TableColumn(TerminalText.Plain(title, SeverityStyle.Faint)) { Width = width, Padding = new Padding(0, 0, gutter, 0) });

    private static Paragraph Lines(string first, string? second, Style? style = null)
    {
        var lines = new Paragraph(VisibleText.Of(first, 128), style);
        return second is null ? lines : lines.Append("\n" + VisibleText.Of(second, 64), SeverityStyle.Faint);
    }

    private static string AccountOf(KeyRow row) => row.AccountName ?? row.Credential.AccountId.ToString();

    private static Style? StyleOf(CredentialStatus status) => status switch
    {
        CredentialStatus.Active => SeverityStyle.Good,
        CredentialStatus.Unknown => SeverityStyle.Warning,
        _ => SeverityStyle.Faint,
    };

    private static Style? StyleOf(Credential credential) => credential.LastUse.IsKnown ? null : SeverityStyle.Warning;

    private static string Short(Severity severity) => severity == Severity.Informational ? "info" : ContractName.Of(severity);
}
