using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>TagUser, UntagUser, ListUserTags and the same for roles.</summary>
internal static class TagOperations
{
    public static IEnumerable<Operation> All =>
    [
        User("TagUser", call => Tag(call, Subject.User(call).Tags), Tagging.Fields),
        User("UntagUser", call => Untag(call, Subject.User(call).Tags), Tagging.UntagFields),
        User("ListUserTags", call => Tagging.List(call, Subject.User(call).Tags), IamFields.Page),
        Role("TagRole", call => Tag(call, Subject.Role(call).Tags), Tagging.Fields),
        Role("UntagRole", call => Untag(call, Subject.Role(call).Tags), Tagging.UntagFields),
        Role("ListRoleTags", call => Tagging.List(call, Subject.Role(call).Tags), IamFields.Page),
    ];

    private static Operation User(string name, Func<Call, Structure?> handle, Field[] fields) =>
        new(Service.Iam, name, handle)
        {
            Fields = [IamFields.UserName(128), .. fields],
            Resources = IamArns.User,
            Context = PolicyContext.UserTags,
        };

    private static Operation Role(string name, Func<Call, Structure?> handle, Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = [IamFields.Name("RoleName"), .. fields], Resources = IamArns.Role };

    private static Structure? Tag(Call call, List<World.Tag> tags)
    {
        Tagging.Add(tags, Tagging.Read(call.Input));
        return null;
    }

    private static Structure? Untag(Call call, List<World.Tag> tags)
    {
        Tagging.Remove(tags, call.Input.Texts("TagKeys"));
        return null;
    }
}
