using System.Text;

namespace Keytide.Inventory;

/// <summary>
/// Reads comma-separated records as RFC 4180 has them (quotes, doubled quotes, line breaks inside quotes), ended by LF or CRLF.
/// A record that breaks the rules is returned with its fault, and reading goes on at the next line: one bad record never swallows the
/// ones after it. Every field and record is bounded, so that an unclosed quote costs no more than one field.
/// </summary>
internal static class CsvReader
{
    public const int LongestField = 8192;
    public const int MostFields = 256;

    public static IEnumerable<CsvRecord> Read(string text)
    {
        var position = 0;
        var line = 1;
        while (position < text.Length)
        {
            var start = position;
            var fields = new List<string>();
            var fault = ReadRecord(text, ref position, fields);
            if (fault is not null)
            {
                position = EndOfLine(text, start);
                fields = [.. text[start..Math.Min(position, start + LongestField)].TrimEnd('\r').Split(',', MostFields)];
            }

            var record = new CsvRecord(line, fields, fault);
            line += text.AsSpan(start, position - start).Count('\n');
            if (position < text.Length)
            {
                position++;
                line++;
            }

            if (fault is not null || fields.Count > 1 || fields[0].Length > 0)
            {
                yield return record;
            }
        }
    }

    /// <summary>Leaves the position on the line break that ends the record, or at the end of the text.</summary>
    private static string? ReadRecord(string text, ref int position, List<string> fields)
    {
        while (true)
        {
            if (fields.Count == MostFields)
            {
                return $"it has more than {MostFields} fields";
            }

            var quoted = position < text.Length && text[position] == '"';
            var fault = quoted ? ReadQuoted(text, ref position, fields) : ReadPlain(text, ref position, fields);
            if (fault is not null)
            {
                return fault;
            }

            if (position >= text.Length || text[position] == '\n')
            {
                return null;
            }

            position++;
        }
    }

    private static string? ReadPlain(string text, ref int position, List<string> fields)
    {
        var length = text.AsSpan(position).IndexOfAny(',', '\n');
        var end = length < 0 ? text.Length : position + length;
        var value = text.AsSpan(position, end - position);
        if (end == text.Length || text[end] == '\n')
        {
            value = value.TrimEnd('\r');
        }

        if (value.Length > LongestField)
        {
            return $"a field is longer than {LongestField} characters";
        }

        fields.Add(value.ToString());
        position = end;
        return null;
    }

    private static string? ReadQuoted(string text, ref int position, List<string> fields)
    {
        var value = new StringBuilder();
        var at = position + 1;
        while (at < text.Length && value.Length <= LongestField)
        {
            if (text[at] != '"')
            {
                value.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at += 2;
            }
            else
            {
                return Close(text, at + 1, ref position, fields, value);
            }
        }

        return value.Length > LongestField ? $"a field is longer than {LongestField} characters" : "a quote is opened and never closed";
    }

    private static string? Close(string text, int after, ref int position, List<string> fields, StringBuilder value)
    {
        if (after < text.Length && text[after] == '\r')
        {
            after++;
        }

        if (after < text.Length && text[after] is not (',' or '\n'))
        {
            return "text follows a closing quote";
        }

        fields.Add(value.ToString());
        position = after;
        return null;
    }

    private static int EndOfLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }
}
