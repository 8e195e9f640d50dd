using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreateUser, GetUser, ListUsers, UpdateUser, DeleteUser.</summary>
internal static class UserOperations
{
    private const int MostUsers = 5000;

    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "CreateUser", Create)
        {
            Fields = [IamFields.Path, IamFields.UserName(), IamFields.Boundary, IamFields.Tags],
            Resources = IamArns.User,
            Context = PolicyContext.Boundary,
        },
        new(Service.Iam, "GetUser", Get) { Fields = [IamFields.OptionalUserName(128)], Resources = IamArns.User },
        new(Service.Iam, "ListUsers", List) { Fields = [IamFields.PathPrefix, .. IamFields.Page], Resources = IamArns.Listing("user") },
        new(Service.Iam, "UpdateUser", Update)
        {
            Fields =
            [
                IamFields.UserName(128),
                new("NewPath", Min: 1, Max: 512),
                new Field("NewUserName", Min: 1, Max: 64).Matching(IamFields.NamePattern),
            ],
            Resources = IamArns.User,
        },
        new(Service.Iam, "DeleteUser", Delete) { Fields = [IamFields.UserName(128)], Resources = IamArns.User },
    ];

    private static Structure Create(Call call)
    {
        IamFields.CheckPath(call.Input);
        var name = call.Input.Required("UserName");
        var tags = Tagging.Read(call.Input);
        var boundary = Subject.Boundary(call);
        if (call.Account.Users.Has(name))
        {
            throw IamErrors.AlreadyExists($"User with name {name} already exists.");
        }

        if (call.Account.Users.Count >= MostUsers)
        {
            throw IamErrors.LimitExceeded("UsersPerAccount", MostUsers);
        }

        var user = call.Account.AddUser(name, call.Now, call.Input.Text("Path") ?? "/");
        user.Tags.AddRange(tags);
        if (boundary is not null)
        {
            user.SetBoundary(boundary, call.Now);
        }

        return new Structure { { "User", IamShapes.UserInFull(user, call.Now) } };
    }

    private static Structure Get(Call call) => new()
    {
        { "User", Subject.UserOrRoot(call) is { } user ? IamShapes.UserInFull(user, call.Now) : Root(call) },
    };

    // Root asks for itself: no name, the account's number for an id.
    private static Structure Root(Call call) => new()
    {
        { "UserId", call.Account.Id },
        { "Arn", call.Account.RootArn },
        { "CreateDate", call.Account.CreatedAt },
        { "PasswordLastUsed", call.Account.Root.PasswordLastUse.SeenAt(call.Now)?.At },
    };

    private static Structure List(Call call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var users = call.Account.Users.Sorted.Where(pair => pair.Value.Path.StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "Users", users, user => IamShapes.User(user, call.Now));
    }

    private static Structure? Update(Call call)
    {
        var user = Subject.User(call);
        var name = call.Input.Text("NewUserName") ?? user.Name;
        if (call.Account.Users.Find(name) is { } other && other != user)
        {
            throw IamErrors.AlreadyExists($"User with name {name} already exists.");
        }

        call.Account.RenameUser(user, name, call.Input.Text("NewPath") ?? user.Path);
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var user = Subject.User(call);
        if (Obstacle(user) is { } obstacle)
        {
            throw IamErrors.DeleteConflict($"Cannot delete entity, must {obstacle} first.");
        }

        call.Account.RemoveUser(user, call.Now);
        return null;
    }

    // The words for policies, access keys and service-specific credentials are recorded; the others are in their manner.
    private static string? Obstacle(User user) => user switch
    {
        { AccessKeys.Count: > 0 } => "delete access keys",
        { Policies.Current.Attached.Count: > 0 } => "detach all policies",
        { Policies.Current.Inline.Count: > 0 } => "delete policies",
        { Policies.Current.Groups.Count: > 0 } => "remove users from group",
        { LoginProfile: not null } => "delete login profile",
        { SigningCertificates.Count: > 0 } => "delete signing certificates",
        { MfaDevices.Count: > 0 } => "delete MFA device",
        { ServiceCredentials.Count: > 0 } or { SshPublicKeys.Count: > 0 } => "remove referenced objects",
        _ => null,
    };
}
