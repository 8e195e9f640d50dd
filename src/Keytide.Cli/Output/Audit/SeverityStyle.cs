using Keytide.Compliance;
using Spectre.Console;

namespace Keytide.Cli.Output.Audit;

/// <summary>The colours of severities and verdicts at a terminal, of the sixteen that every terminal has and themes change.</summary>
public static class SeverityStyle
{
    public static readonly Style Faint = new(decoration: Decoration.Dim);

    public static readonly Style Strong = new(decoration: Decoration.Bold);

    public static readonly Style Warning = new(Color.Yellow);

    public static readonly Style Good = new(Color.Green);

    public static Style Of(Severity severity) => severity switch
    {
        Severity.Critical => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.High => new Style(Color.Red),
        Severity.Medium => Warning,
        Severity.Low => new Style(Color.Aqua),
        _ => Faint,
    };
}
