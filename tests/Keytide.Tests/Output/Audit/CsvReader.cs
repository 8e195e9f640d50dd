using System.Text;

namespace Keytide.Tests.Output.Audit;

/// <summary>RFC 4180 read strictly: CRLF between records, a quote only where a field begins with one.</summary>
internal static class CsvReader
{
    public static List<List<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            row.Add(ReadField(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.True(text.AsSpan(at).StartsWith("\r\n"), $"A record ends without CRLF at {at}.");
            at += 2;
            rows.Add(row);
            row = [];
        }

        Assert.Empty(row);
        return rows;
    }

    private static string ReadField(string text, ref int at)
    {
        var field = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
            {
                if (text[at] == '"')
                {
                    at++;
                }

                field.Append(text[at]);
            }

            at++;
            return field.ToString();
        }

        for (; at < text.Length && text[at] is not (',' or '\r'); at++)
        {
            Assert.False(text[at] is '"' or '\n', $"An unquoted field holds a quote or a line feed at {at}.");
            field.Append(text[at]);
        }

        return field.ToString();
    }
}
