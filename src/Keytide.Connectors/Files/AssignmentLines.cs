namespace Keytide.Connectors.Files;

/// <summary>A text as its lines, each with its own ending, so that what is not touched comes out byte for byte.</summary>
internal sealed class AssignmentLines
{
    private readonly List<string> _lines;

    public AssignmentLines(string text)
    {
        _lines = [];
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            _lines.Add(text[start..next]);
            start = next;
        }

        Ending = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    public int Count => _lines.Count;

    /// <summary>The line ending of the text.</summary>
    public string Ending { get; }

    /// <summary>A line without its ending.</summary>
    public string this[int index] => _lines[index].TrimEnd('\r', '\n');

    public void Replace(int index, string line) => _lines[index] = line + _lines[index][this[index].Length..];

    /// <summary>Puts a line of its own before the one that is there now.</summary>
    public void Insert(int index, string line)
    {
        if (index > 0 && !_lines[index - 1].EndsWith('\n'))
        {
            _lines[index - 1] += Ending;
        }

        _lines.Insert(index, line + Ending);
    }

    public override string ToString() => string.Concat(_lines);
}
