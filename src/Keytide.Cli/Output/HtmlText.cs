using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Keytide.Cli.Output;

/// <summary>
/// Builds HTML from interpolated strings: what stands in the source is markup, and every value put into it is escaped and made visible,
/// in text and in quoted attributes alike. There is no way to put in markup from a value except another <see cref="HtmlText"/>.
/// </summary>
public sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public HtmlText Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup; // It has written itself.
        return this;
    }

    public HtmlText Add(HtmlText part)
    {
        _text.Append(part._text);
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Escape(string? value)
    {
        foreach (var c in VisibleText.Of(value))
        {
            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(c),
            };
        }
    }

    /// <summary>The compiler's way of handing over an interpolated string piece by piece.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlText _target;

        public Markup(int literalLength, int formattedCount, HtmlText target)
        {
            _ = (literalLength, formattedCount);
            _target = target;
        }

        public void AppendLiteral(string markup) => _target._text.Append(markup);

        public void AppendFormatted(string? value) => _target.Escape(value);

        public void AppendFormatted(HtmlText value) => _target._text.Append(value._text);

        public void AppendFormatted<T>(T value)
            where T : IFormattable => _target.Escape(value.ToString(null, CultureInfo.InvariantCulture));
    }
}
