using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Keytide.Cli.Output;

/// <summary>
/// Lays out text for a terminal of a given width into a string. Nothing of the environment is asked: whether colour is allowed and how
/// wide the terminal is, the caller says. Untrusted text goes through <see cref="Plain"/>, never through markup.
/// </summary>
public sealed class TerminalText
{
    // Spectre.Console never ends when it has to squeeze a column to nothing, so every table here gives its columns widths that fit into
    // the narrowest. A narrower terminal wraps the lines.
    private const int Narrowest = 72;
    private const int Widest = 400;

    private readonly StringBuilder _text = new();
    private readonly IAnsiConsole _console;

    public TerminalText(int width, bool color)
    {
        var writer = new StringWriter(_text) { NewLine = "\n" };
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        _console.Profile.Width = Math.Clamp(width, Narrowest, Widest);
        _console.Profile.Capabilities.Unicode = true;
    }

    public int Width => _console.Profile.Width;

    /// <summary>Text in which nothing is markup and nothing moves the cursor.</summary>
    public static Text Plain(string? text, Style? style = null) => new(VisibleText.Of(text), style);

    public void Write(IRenderable part) => _console.Write(part);

    public void Line() => _console.WriteLine();

    /// <summary>A line of its own.</summary>
    public void Line(string text, Style? style = null)
    {
        _console.Write(Plain(text, style));
        _console.WriteLine();
    }

    /// <summary>What was laid out, without blanks at line ends.</summary>
    public override string ToString() =>
        string.Join('\n', _text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' ')));
}
