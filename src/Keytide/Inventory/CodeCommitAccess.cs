using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>
/// Whether a user's policies allow any CodeCommit action, read offline from the authorization details. It decides whom to ask for SSH
/// keys: there is no list of them for all users, and a key of somebody without such a policy opens nothing. In doubt the answer is yes:
/// denials, conditions and boundaries are not looked at, and neither does a document that cannot be read clear anybody.
/// </summary>
internal sealed class CodeCommitAccess
{
    private const string Service = "codecommit";

    private readonly Dictionary<string, UserGroup> _groups;
    private readonly Dictionary<string, ManagedPolicy> _policies;
    private readonly Dictionary<string, bool> _byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _byGroup = new(StringComparer.Ordinal);

    public CodeCommitAccess(AuthorizationDetails details)
    {
        _groups = details.Groups.DistinctBy(group => group.Name).ToDictionary(group => group.Name, StringComparer.Ordinal);
        _policies = details.Policies.DistinctBy(policy => policy.Arn).ToDictionary(policy => policy.Arn, StringComparer.Ordinal);
    }

    public bool IsPossibleFor(UserPermissions user) =>
        user.InlinePolicies.Any(policy => Allows(policy.Document))
        || user.AttachedPolicies.Any(policy => AttachmentAllows(policy.Arn))
        || user.Groups.Any(GroupAllows);

    /// <summary>Whether one policy document allows some CodeCommit action.</summary>
    public static bool Allows(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
            return parsed.RootElement.ValueKind != JsonValueKind.Object
                || !parsed.RootElement.TryGetProperty("Statement", out var statements)
                || Each(statements).Any(StatementAllows);
        }
        catch (JsonException)
        {
            // Unreadable is not harmless.
            return true;
        }
    }

    private bool AttachmentAllows(string arn)
    {
        if (!_byArn.TryGetValue(arn, out var allows))
        {
            allows = !_policies.TryGetValue(arn, out var policy) || Allows(policy.Document);
            _byArn[arn] = allows;
        }

        return allows;
    }

    private bool GroupAllows(string name)
    {
        if (!_byGroup.TryGetValue(name, out var allows))
        {
            allows = !_groups.TryGetValue(name, out var group)
                || group.InlinePolicies.Any(policy => Allows(policy.Document))
                || group.AttachedPolicies.Any(policy => AttachmentAllows(policy.Arn));
            _byGroup[name] = allows;
        }

        return allows;
    }

    private static bool StatementAllows(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        if (statement.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.ValueEquals("Deny"))
        {
            return false;
        }

        if (statement.TryGetProperty("Action", out var actions))
        {
            return Each(actions).Any(action => action.ValueKind != JsonValueKind.String || NamesService(action.GetString()!));
        }

        return !statement.TryGetProperty("NotAction", out var exceptions)
            || !Each(exceptions).Any(action => action.ValueKind == JsonValueKind.String && IsWholeService(action.GetString()!));
    }

    private static bool IsWholeService(string action) =>
        action == "*" || string.Equals(action, Service + ":*", StringComparison.OrdinalIgnoreCase);

    private static bool NamesService(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var service = colon < 0 ? action : action[..colon];
        return System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(service, Service, ignoreCase: true);
    }

    private static IEnumerable<JsonElement> Each(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];
}
