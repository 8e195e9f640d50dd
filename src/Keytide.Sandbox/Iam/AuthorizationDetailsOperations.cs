using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// GetAccountAuthorizationDetails: users, groups, roles and policies in one walk with one marker. Of AWS's own policies it tells those
/// that are attached to something.
/// </summary>
internal static class AuthorizationDetailsOperations
{
    private static readonly string[] Kinds = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "GetAccountAuthorizationDetails", Get) { Fields = [Field.List("Filter"), .. IamFields.Page] },
    ];

    private static Structure Get(Call call)
    {
        var filter = call.Input.Texts("Filter");
        if (filter.Except(Kinds).Any())
        {
            throw Errors.Validation(
                "1 validation error detected: Value at 'filter' failed to satisfy constraint: "
                + "Member must satisfy constraint: [Member must satisfy enum value set]");
        }

        var use = new PolicyUse(call.Account);
        var (items, marker) = Paging.Cut(call, Everything(call, filter.Count == 0 ? Kinds : filter, use));
        var page = items.Select(item => item.Value).ToList();
        return new Structure
        {
            { "UserDetailList", page.OfType<User>().Select(Detail).ToList() },
            { "GroupDetailList", page.OfType<Group>().Select(Detail).ToList() },
            { "RoleDetailList", page.OfType<Role>().Select(role => Detail(role, call.Now)).ToList() },
            { "Policies", page.OfType<ManagedPolicy>().Select(policy => Detail(policy, use)).ToList() },
            { "IsTruncated", marker is not null },
            { "Marker", marker },
        };
    }

    // The number in front of each key keeps the kinds apart and in order.
    private static IEnumerable<KeyValuePair<string, object>> Everything(Call call, IReadOnlyList<string> kinds, PolicyUse use)
    {
        var account = call.Account;
        var users = kinds.Contains("User") ? account.Users.Sorted.Select(pair => Item("1", pair.Key, pair.Value)) : [];
        var groups = kinds.Contains("Group") ? account.Groups.Sorted.Select(pair => Item("2", pair.Key, pair.Value)) : [];
        var roles = kinds.Contains("Role") ? account.Roles.Sorted.Select(pair => Item("3", pair.Key, pair.Value)) : [];
        var local = kinds.Contains("LocalManagedPolicy") ? account.Policies.Sorted.Select(pair => Item("4", pair.Key, pair.Value)) : [];
        var aws = kinds.Contains("AWSManagedPolicy")
            ? call.World.AwsPolicies.Sorted.Where(pair => use.AttachmentsOf(pair.Value) > 0).Select(pair => Item("5", pair.Key, pair.Value))
            : [];
        return users.Concat(groups).Concat(roles).Concat(local).Concat(aws);
    }

    private static KeyValuePair<string, object> Item(string kind, string name, object entity) => new($"{kind}/{name}", entity);

    private static Structure Detail(User user) => new()
    {
        { "Path", user.Path },
        { "UserName", user.Name },
        { "UserId", user.Id },
        { "Arn", user.Arn },
        { "CreateDate", user.CreatedAt },
        { "UserPolicyList", Inline(user) },
        { "GroupList", user.Policies.Current.Groups },
        { "AttachedManagedPolicies", IamShapes.Attached(user) },
        { "PermissionsBoundary", IamShapes.Boundary(user) },
        { "Tags", IamShapes.Tags(user.Tags) },
    };

    private static Structure Detail(Group group) => new()
    {
        { "Path", group.Path },
        { "GroupName", group.Name },
        { "GroupId", group.Id },
        { "Arn", group.Arn },
        { "CreateDate", group.CreatedAt },
        { "GroupPolicyList", Inline(group) },
        { "AttachedManagedPolicies", IamShapes.Attached(group) },
    };

    private static Structure Detail(Role role, DateTimeOffset now) => new()
    {
        { "Path", role.Path },
        { "RoleName", role.Name },
        { "RoleId", role.Id },
        { "Arn", role.Arn },
        { "CreateDate", role.CreatedAt },
        { "AssumeRolePolicyDocument", IamShapes.Document(role.Trust.Current) },
        { "InstanceProfileList", new List<object>() },
        { "RolePolicyList", Inline(role) },
        { "AttachedManagedPolicies", IamShapes.Attached(role) },
        { "PermissionsBoundary", IamShapes.Boundary(role) },
        { "Tags", IamShapes.Tags(role.Tags) },
        { "RoleLastUsed", IamShapes.RoleLastUsed(role, now) },
    };

    private static Structure Detail(ManagedPolicy policy, PolicyUse use)
    {
        var shape = PolicyOperations.Shape(policy, use, withDescription: true);
        shape.Add("PolicyVersionList", policy.Versions.Select(version => new Structure
        {
            { "Document", IamShapes.Document(version.Document) },
            { "VersionId", version.Id },
            { "IsDefaultVersion", version.Id == policy.DefaultVersionId },
            { "CreateDate", version.CreatedAt },
        }).ToList());
        return shape;
    }

    private static List<object> Inline(PolicyHolder holder) =>
    [
        .. holder.Policies.Current.Inline.Select(policy => new Structure
        {
            { "PolicyName", policy.Key },
            { "PolicyDocument", IamShapes.Document(policy.Value) },
        }),
    ];
}
