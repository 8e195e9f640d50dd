using System.Text;
using Keytide.Cli.Output;
using Keytide.Compliance;

namespace Keytide.Cli.Demo;

/// <summary>What the steps of a demo share: the organization, what was found out so far, and the way to say it.</summary>
internal sealed class DemoStage
{
    private const int WidthWithoutTerminal = 100;

    private readonly bool _isTerminal = !Console.IsOutputRedirected;

    public DemoStage(CommandContext context, DemoOptions options)
    {
        (Context, Options) = (context, options);
        Organization = new DemoOrganization(context.Time.GetUtcNow(), options.Seed);
    }

    public CommandContext Context { get; }

    public DemoOptions Options { get; }

    public DemoOrganization Organization { get; }

    /// <summary>Before anything was done; set by the first audit.</summary>
    public IReadOnlyList<AccountAudit> Before { get; set; } = [];

    /// <summary>When all is done; the same as <see cref="Before"/> where nothing was.</summary>
    public IReadOnlyList<AccountAudit> After { get; set; } = [];

    /// <summary>What did not go as it should; empty where the demo has kept its word.</summary>
    public string? Failure { get; set; }

    /// <summary>Lays something out and shows it at once.</summary>
    public void Say(Action<TerminalText> what)
    {
        var text = new TerminalText(
            _isTerminal ? Math.Clamp(Console.WindowWidth, 60, 120) : WidthWithoutTerminal, _isTerminal && !Context.Settings.NoColor);
        what(text);
        Context.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        Context.Output.Flush();
    }
}
