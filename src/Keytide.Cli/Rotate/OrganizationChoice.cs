using System.CommandLine;
using Keytide.Cli.Settings;

namespace Keytide.Cli.Rotate;

/// <summary>That the whole organization is meant, and how its accounts are entered.</summary>
/// <param name="Role">The name, path included, of the role in each member account.</param>
/// <param name="ExternalId">What the role's trust asks for; null for nothing.</param>
internal sealed record OrganizationChoice(string Role, string? ExternalId)
{
    public const string UsualRole = "KeytideRotate";

    /// <summary>Gives a command the options, and reads them: null where one account is meant.</summary>
    public static Func<ParseResult, CommandContext, OrganizationChoice?> AddTo(Command command)
    {
        var organization = new Option<bool>("--org") { Description = "Every account of the organization." };
        var role = new Option<string?>("--role")
        {
            HelpName = "NAME",
            Description = $"With --org: the role to assume in each member account [rotation.role of the settings, else {UsualRole}].",
        };
        var externalId = new Option<string?>("--external-id")
        {
            HelpName = "ID",
            Description = "With --org: what the role's trust asks for.",
        };
        command.Add(organization);
        command.Add(role);
        command.Add(externalId);
        return (parsed, context) => (parsed.GetValue(organization), parsed.GetValue(role), parsed.GetValue(externalId)) switch
        {
            (true, var name, var id) => new OrganizationChoice(
                (name ?? SettingsFile.Load(context).Rotation.Role ?? UsualRole).TrimStart('/'), id),
            (false, null, null) => null,
            _ => throw new KeytideException(
                "--role and --external-id are for --org.", "Add --org; the role of one account is rotation: role: in the settings."),
        };
    }
}
