using System.Text;

namespace Keytide.Cli.Output;

/// <summary>
/// Rows of RFC 4180: commas, CRLF, quotes doubled. A cell that a spreadsheet would run as a formula gets a leading apostrophe
/// (OWASP, CSV Injection): those beginning with <c>= + - @</c>, tab or carriage return. Line ends and other characters that cannot be
/// seen are written visibly, so that a record is a line and a file shown in a terminal does nothing; the exact value is in the JSON.
/// </summary>
public static class CsvText
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    public static void AppendRow(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            AppendCell(text, cells[i] ?? "");
        }

        text.Append("\r\n");
    }

    private static void AppendCell(StringBuilder text, string cell)
    {
        var isFormula = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        var harmless = isFormula ? "'" + VisibleText.Of(cell) : VisibleText.Of(cell);
        if (harmless.AsSpan().ContainsAny(NeedQuotes))
        {
            text.Append('"').Append(harmless.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(harmless);
        }
    }
}
