using System.CommandLine;
using Keytide.Cli.KeyActs;
using Keytide.Inventory;

namespace Keytide.Cli.Keys;

/// <summary><c>keytide keys</c>: the inventory of credentials, and all that is known of one.</summary>
internal static class KeysCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var command = new Command("keys", "List every credential, show all that is known of one, or switch keys off and on.")
        {
            List(line), Show(line),
        };
        foreach (var act in KeyActCommands.All(line))
        {
            command.Subcommands.Add(act);
        }

        var organization = OrganizationOption();
        command.Options.Add(organization);
        line.Handle(command, (parsed, context, cancellation) =>
            new KeyListRun(context, new KeyFilter(parsed.GetValue(organization))).RunAsync(cancellation));
        return command;
    }

    private static Command List(KeytideCommandLine line)
    {
        var organization = OrganizationOption();
        var kind = new Option<string?>("--kind")
        {
            HelpName = "KIND",
            Description = $"Only this kind: {string.Join(", ", Enum.GetNames<CredentialKind>().Select(CamelCase))}.",
        };
        var user = new Option<string?>("--user") { HelpName = "NAME", Description = "Only this user's." };
        var command = new Command("list", "List every credential, the worst first.") { organization, kind, user };
        line.Handle(command, (parsed, context, cancellation) => new KeyListRun(
            context,
            new KeyFilter(parsed.GetValue(organization), Kind(parsed.GetValue(kind)), parsed.GetValue(user))).RunAsync(cancellation));
        return command;
    }

    private static Command Show(KeytideCommandLine line)
    {
        var organization = OrganizationOption();
        var id = new Argument<string>("ID") { Description = "An access key id, or the id of any other credential." };
        var command = new Command("show", "Show all that is known of one credential.") { id, organization };
        line.Handle(command, (parsed, context, cancellation) =>
            new KeyShowRun(context, parsed.GetValue(id)!, parsed.GetValue(organization)).RunAsync(cancellation));
        return command;
    }

    private static Option<bool> OrganizationOption() => new("--org") { Description = "In every account of the organization." };

    private static CredentialKind? Kind(string? text) => text is null
        ? null
        : Enum.TryParse<CredentialKind>(text, ignoreCase: true, out var kind) && char.IsAsciiLetter(text[0])
            ? kind
            : throw new KeytideException(
                $"--kind \"{Quoted.Shorten(text)}\" is no kind of credential.",
                $"Give one of {string.Join(", ", Enum.GetNames<CredentialKind>().Select(CamelCase))}.");

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
