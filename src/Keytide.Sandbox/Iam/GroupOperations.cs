using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreateGroup, GetGroup, ListGroups, DeleteGroup, AddUserToGroup, RemoveUserFromGroup, ListGroupsForUser.</summary>
internal static class GroupOperations
{
    private const int MostGroupsOfUser = 10;
    private static readonly Field GroupName = IamFields.Name("GroupName", 128);

    public static IEnumerable<Operation> All =>
    [
        Of("CreateGroup", Create, IamFields.Path, GroupName),
        Of("GetGroup", Get, [GroupName, .. IamFields.Page]),
        new(Service.Iam, "ListGroups", List) { Fields = [IamFields.PathPrefix, .. IamFields.Page], Resources = IamArns.Listing("group") },
        Of("DeleteGroup", Delete, GroupName),
        Of("AddUserToGroup", Add, GroupName, IamFields.UserName(128)),
        Of("RemoveUserFromGroup", Remove, GroupName, IamFields.UserName(128)),
        new(Service.Iam, "ListGroupsForUser", ListForUser)
        {
            Fields = [IamFields.UserName(128), .. IamFields.Page],
            Resources = IamArns.User,
        },
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.Group };

    private static Structure Create(Call call)
    {
        IamFields.CheckPath(call.Input);
        var name = call.Input.Required("GroupName");
        return call.Account.Groups.Has(name)
            ? throw IamErrors.AlreadyExists($"Group with name {name} already exists.")
            : new Structure { { "Group", IamShapes.Group(call.Account.AddGroup(name, call.Now, call.Input.Text("Path") ?? "/")) } };
    }

    private static Structure Get(Call call)
    {
        var group = Subject.Group(call);
        var page = Paging.Page(call, "Users", group.Members.Sorted, user => IamShapes.User(user, call.Now));
        return new Structure
        {
            { "Group", IamShapes.Group(group) },
            { "Users", page["Users"] },
            { "IsTruncated", page["IsTruncated"] },
            { "Marker", page["Marker"] },
        };
    }

    private static Structure List(Call call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var groups = call.Account.Groups.Sorted.Where(pair => pair.Value.Path.StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "Groups", groups, IamShapes.Group);
    }

    private static Structure? Delete(Call call)
    {
        var group = Subject.Group(call);
        var obstacle = group switch
        {
            { Members.Count: > 0 } => "remove users from group",
            { Policies.Current.Attached.Count: > 0 } => "detach all policies",
            { Policies.Current.Inline.Count: > 0 } => "delete policies",
            _ => null,
        };
        if (obstacle is not null)
        {
            throw IamErrors.DeleteConflict($"Cannot delete entity, must {obstacle} first.");
        }

        call.Account.Groups.Remove(group.Name);
        return null;
    }

    private static Structure? Add(Call call)
    {
        var (group, user) = (Subject.Group(call), Subject.User(call));
        if (!group.Members.Has(user.Name) && user.Policies.Current.Groups.Count >= MostGroupsOfUser)
        {
            throw IamErrors.LimitExceeded("GroupsPerUser", MostGroupsOfUser);
        }

        user.Join(group, call.Now);
        return null;
    }

    private static Structure? Remove(Call call)
    {
        var (group, user) = (Subject.Group(call), Subject.User(call));
        if (!group.Members.Has(user.Name))
        {
            throw IamErrors.NoSuchEntity($"User {user.Name} is not a member of group {group.Name}.");
        }

        user.Leave(group, call.Now);
        return null;
    }

    private static Structure ListForUser(Call call)
    {
        var groups = Subject.User(call).Policies.Current.Groups.Select(call.Account.Groups.Find).OfType<Group>();
        return Paging.Page(call, "Groups", ByKey.Of(groups, group => group.Name), IamShapes.Group);
    }
}
