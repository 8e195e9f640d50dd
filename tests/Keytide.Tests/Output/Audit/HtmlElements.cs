using System.Text.RegularExpressions;

namespace Keytide.Tests.Output.Audit;

/// <summary>Checks that every element that is opened is closed in order, as strictly as XML, apart from HTML's void elements.</summary>
internal static partial class HtmlElements
{
    private static readonly string[] Void = ["meta", "br", "input", "link", "hr", "img"];

    public static void AssertBalanced(string page)
    {
        var open = new Stack<string>();
        var markup = RawText().Replace(page, "<$1></$1>");
        foreach (Match tag in Tag().Matches(markup))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Value.EndsWith("/>", StringComparison.Ordinal) || Void.Contains(name))
            {
                continue;
            }

            if (!tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                open.Push(name);
                continue;
            }

            var closed = open.Count > 0 ? open.Pop() : "nothing";
            Assert.True(closed == name, $"</{name}> closes {closed} at {tag.Index}");
        }

        Assert.Empty(open);
        Assert.DoesNotMatch("<(?![/!a-z])", markup);
    }

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex RawText();

    [GeneratedRegex("</?(?<name>[a-z][a-z0-9]*)(\\s[^<>]*)?/?>")]
    private static partial Regex Tag();
}
