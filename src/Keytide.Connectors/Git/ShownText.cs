using System.Text;
using Keytide.Scanner;
using Keytide.Scanner.Writing;

namespace Keytide.Connectors.Git;

/// <summary>Cuts down what is secret in texts that are shown beside findings: paths, names of references and of authors.</summary>
internal sealed class ShownText(ScannerSettings settings)
{
    private const int Visible = 4;

    // Made when it is needed: most scans have nothing to cut down.
    private LeakScanner? _made;

    private LeakScanner Scanner => _made ??= new LeakScanner(settings);

    public string Of(string text)
    {
        text = PathText.Of(text); // A secret alone, which no name betrays.
        var bytes = Encoding.UTF8.GetBytes(text);
        var hidden = new List<FindingPart>();
        void Hide(Leak leak) => hidden.AddRange(leak.Finding.Parts.Where(part => part.Kind != PartKind.Identifier));
        Scanner.Scan(bytes, Hide, (string?)null);

        // And each name of a path by itself: a slash may belong to a secret, or end it.
        var names = (byte[])bytes.Clone();
        names.AsSpan().Replace((byte)'/', (byte)'\n');
        Scanner.Scan(names, Hide, (string?)null);
        if (hidden.Count == 0)
        {
            return text;
        }

        var shown = new StringBuilder();
        var at = 0;
        foreach (var part in hidden.OrderBy(part => part.Offset))
        {
            if (part.End <= at)
            {
                continue;
            }

            var start = Math.Max(at, (int)part.Offset + Math.Min(Visible, part.Length));
            shown.Append(Encoding.UTF8.GetString(bytes.AsSpan(at, Math.Max(0, start - at)))).Append('…');
            at = Math.Max(start, (int)Math.Min(part.End, bytes.Length));
        }

        return shown.Append(Encoding.UTF8.GetString(bytes.AsSpan(at))).ToString();
    }
}
