using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>IAM's entities as answers show them: lists show less than a single get, and a create shows what was given.</summary>
internal static class IamShapes
{
    /// <summary>A user as ListUsers shows it.</summary>
    public static Structure User(User user, DateTimeOffset now) => new()
    {
        { "Path", user.Path },
        { "UserName", user.Name },
        { "UserId", user.Id },
        { "Arn", user.Arn },
        { "CreateDate", user.CreatedAt },
        { "PasswordLastUsed", user.PasswordLastUse.SeenAt(now)?.At },
    };

    public static Structure UserInFull(User user, DateTimeOffset now)
    {
        var shape = User(user, now);
        shape.Add("PermissionsBoundary", Boundary(user));
        shape.Add("Tags", TagsOrNull(user.Tags));
        return shape;
    }

    public static Structure Group(Group group) => new()
    {
        { "Path", group.Path },
        { "GroupName", group.Name },
        { "GroupId", group.Id },
        { "Arn", group.Arn },
        { "CreateDate", group.CreatedAt },
    };

    /// <summary>A role as CreateRole shows it.</summary>
    public static Structure NewRole(Role role)
    {
        var shape = BareRole(role);
        shape.Add("PermissionsBoundary", Boundary(role));
        shape.Add("Tags", TagsOrNull(role.Tags));
        return shape;
    }

    public static Structure ListedRole(Role role)
    {
        var shape = BareRole(role);
        shape.Add("Description", role.Description.Length == 0 ? null : role.Description);
        shape.Add("MaxSessionDuration", role.MaxSessionSeconds);
        return shape;
    }

    public static Structure RoleInFull(Role role, DateTimeOffset now)
    {
        var shape = ListedRole(role);
        shape.Add("PermissionsBoundary", Boundary(role));
        shape.Add("Tags", TagsOrNull(role.Tags));
        shape.Add("RoleLastUsed", RoleLastUsed(role, now));
        return shape;
    }

    public static Structure RoleLastUsed(Role role, DateTimeOffset now) => role.LastUse.SeenAt(now) is { } use
        ? new Structure { { "LastUsedDate", use.At }, { "Region", use.Region } }
        : [];

    /// <summary>Policy documents travel URL-encoded (RFC 3986).</summary>
    public static string Document(string text) => Uri.EscapeDataString(text);

    public static Structure? Boundary(PolicyHolder holder) => holder.Policies.Current.Boundary is { } arn
        ? new Structure { { "PermissionsBoundaryType", "Policy" }, { "PermissionsBoundaryArn", arn } }
        : null;

    public static List<object> Tags(IEnumerable<Tag> tags) => [.. tags.Select(Tag)];

    public static List<object>? TagsOrNull(IReadOnlyCollection<Tag> tags) => tags.Count == 0 ? null : Tags(tags);

    public static Structure Tag(Tag tag) => new() { { "Key", tag.Key }, { "Value", tag.Value } };

    public static List<object> Attached(PolicyHolder holder) =>
        [.. holder.Policies.Current.Attached.Select(arn => AttachedPolicy(arn))];

    public static Structure AttachedPolicy(string arn) =>
        new() { { "PolicyName", arn[(arn.LastIndexOf('/') + 1)..] }, { "PolicyArn", arn } };

    private static Structure BareRole(Role role) => new()
    {
        { "Path", role.Path },
        { "RoleName", role.Name },
        { "RoleId", role.Id },
        { "Arn", role.Arn },
        { "CreateDate", role.CreatedAt },
        { "AssumeRolePolicyDocument", Document(role.Trust.Current) },
    };
}
