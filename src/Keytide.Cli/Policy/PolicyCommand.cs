using System.CommandLine;
using System.Text;
using Keytide.Cli.Rotate;
using Keytide.Cli.Settings;

namespace Keytide.Cli.Policy;

/// <summary><c>keytide policy</c>: the exact IAM policies that Keytide itself needs.</summary>
internal static class PolicyCommand
{
    private const string DefaultRole = "KeytideAudit";

    public static Command Create(KeytideCommandLine line) => new("policy", "Print the exact IAM policies that Keytide itself needs.")
    {
        Audit(line), Organization(line), MemberTrust(line), Rotation(line), RotationRole(line), RotationMember(line),
    };

    private static Command Audit(KeytideCommandLine line)
    {
        var command = new Command("audit", "What auditing one account needs; also the permissions of the role in each member account.");
        line.Handle(command, (_, context, cancellation) =>
            PrintAsync(context, PolicyDocuments.Audit(PartitionOf(context)), cancellation));
        return command;
    }

    private static Command Organization(KeytideCommandLine line)
    {
        var role = RoleOption();
        var command = new Command("organization", "What auditing an organization needs in the account it starts from.") { role };
        line.Handle(command, (parsed, context, cancellation) =>
            PrintAsync(context, PolicyDocuments.Organization(PartitionOf(context), Checked(parsed.GetValue(role)!)), cancellation));
        return command;
    }

    private static Command MemberTrust(KeytideCommandLine line)
    {
        var trusted = new Option<string>("--account")
        {
            HelpName = "ID",
            Description = "The account the audit starts from.",
            Required = true,
        };
        var externalId = new Option<string?>("--external-id") { HelpName = "ID", Description = "Demand this external id." };
        var command = new Command("member-trust", "The trust policy of the role that member accounts need.") { trusted, externalId };
        line.Handle(command, (parsed, context, cancellation) => PrintAsync(
            context,
            PolicyDocuments.MemberTrust(PartitionOf(context), Account(parsed.GetValue(trusted)!), parsed.GetValue(externalId)),
            cancellation));
        return command;
    }

    private static Command Rotation(KeytideCommandLine line)
    {
        var command = new Command(
            "rotation", "What rotate needs for whoever calls it: by the settings, with their destinations, channels and sealing key.");
        var places = RotationPlaces.AddTo(command);
        var organization = OrganizationChoice.AddTo(command);
        line.Handle(command, (parsed, context, cancellation) =>
        {
            var (settings, given, all) = (SettingsFile.Load(context), places(parsed), StatementsOf(context));
            var accounts = organization(parsed, context);
            return PrintAsync(
                context,
                PolicyDocuments.Rotation(
                [
                    .. all.Caller(settings, given.Destinations, given.KmsKeys),
                    .. accounts is null ? [] : all.Organization(Checked(accounts.Role)),
                ]),
                cancellation);
        });
        return command;
    }

    private static Command RotationMember(KeytideCommandLine line)
    {
        var command = new Command(
            "rotation-member", "What the role of rotate --org needs in each member account; its trust is that of member-trust.");
        var places = RotationPlaces.AddTo(command);
        line.Handle(command, (parsed, context, cancellation) =>
        {
            var given = places(parsed);
            return PrintAsync(
                context,
                PolicyDocuments.Rotation(
                    StatementsOf(context).Member(SettingsFile.Load(context), given.Destinations, given.KmsKeys)),
                cancellation);
        });
        return command;
    }

    private static RotationStatements StatementsOf(CommandContext context) => new(PartitionOf(context), context.Settings.Region);

    private static Command RotationRole(KeytideCommandLine line)
    {
        var command = new Command("rotation-role", "What the role that rotations act as needs; its trust is that of member-trust.");
        line.Handle(command, (_, context, cancellation) => PrintAsync(
            context,
            PolicyDocuments.Rotation(StatementsOf(context).Role()), cancellation));
        return command;
    }

    private static Option<string> RoleOption() => new("--role")
    {
        HelpName = "NAME",
        Description = "The role in each member account.",
        DefaultValueFactory = _ => DefaultRole,
    };

    private static AccountId Account(string text) => AccountId.TryParse(text, out var account)
        ? account
        : throw new KeytideException($"--account \"{Quoted.Shorten(text)}\" is no account id.", "Give its twelve digits.");

    // The characters of IAM role names and paths; a star would let Keytide assume more than was meant.
    private static string Checked(string role) =>
        role.Length is > 0 and <= 512 && role.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-/".Contains(c))
        ? role
        : throw new KeytideException($"--role \"{Quoted.Shorten(role)}\" is no role name.", "Give a name such as KeytideAudit.");

    private static Partition PartitionOf(CommandContext context) =>
        context.Settings.Region is { } region ? Partition.OfRegion(region) : Partition.Aws;

    private static async Task<int> PrintAsync(CommandContext context, string document, CancellationToken cancellation)
    {
        await context.Output.WriteAsync(Encoding.UTF8.GetBytes(document), cancellation);
        return ExitCode.Clean;
    }
}
