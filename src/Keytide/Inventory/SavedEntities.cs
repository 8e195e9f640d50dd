using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>Reads the entities of saved authorization details.</summary>
internal static class SavedEntities
{
    public static UserDetail User(SavedObject user)
    {
        var arn = user.Text("Arn");
        return IamArn.Parse(arn) is { IsRoot: false }
            ? new UserDetail(
                user.Text("UserName"),
                arn,
                user.Text("UserId"),
                user.Time("CreateDate"),
                Tags(user),
                new UserPermissions(
                    [.. user.Texts("GroupList")],
                    Inline(user, "UserPolicyList"),
                    Attached(user),
                    user.OptionalObject("PermissionsBoundary")?.OptionalText("PermissionsBoundaryArn")))
            : throw new FormatException($"\"{Quoted.Shorten(arn)}\" is not the ARN of a user");
    }

    public static UserGroup Group(SavedObject group) =>
        new(group.Text("GroupName"), group.Text("Arn"), Inline(group, "GroupPolicyList"), Attached(group));

    public static ManagedPolicy Policy(SavedObject policy)
    {
        var arn = policy.Text("Arn");
        var current = policy.Objects("PolicyVersionList").Where(version => version.Flag("IsDefaultVersion")).Take(1).ToList();
        return new ManagedPolicy(
            policy.Text("PolicyName"),
            arn,
            arn.Contains(":iam::aws:policy/", StringComparison.Ordinal),
            policy.OptionalNumber("AttachmentCount"),
            policy.OptionalNumber("PermissionsBoundaryUsageCount"),
            current.Count == 1 ? Document(current[0].Element("Document")) : throw new FormatException($"{arn} has no default version"));
    }

    /// <summary>An object as the AWS CLI decodes it, or text, percent-encoded or not.</summary>
    private static string Document(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Object => document.GetRawText(),
        JsonValueKind.String when document.GetString()!.TrimStart().StartsWith('{') => document.GetString()!,
        JsonValueKind.String => Uri.UnescapeDataString(document.GetString()!),
        _ => throw new FormatException("a policy document is neither an object nor a text"),
    };

    private static IReadOnlyList<InlinePolicy> Inline(SavedObject owner, string list) =>
        [.. owner.Objects(list).Select(policy => new InlinePolicy(policy.Text("PolicyName"), Document(policy.Element("PolicyDocument"))))];

    private static IReadOnlyList<PolicyAttachment> Attached(SavedObject owner) =>
    [
        .. owner.Objects("AttachedManagedPolicies")
            .Select(policy => new PolicyAttachment(policy.Text("PolicyName"), policy.Text("PolicyArn"))),
    ];

    private static Dictionary<string, string> Tags(SavedObject user)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in user.Objects("Tags"))
        {
            tags[tag.Text("Key")] = tag.OptionalText("Value") ?? "";
        }

        return tags;
    }
}
