using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>Finds whom an IAM call is about.</summary>
internal static class Subject
{
    /// <summary>The named user, or the calling user where no name is given.</summary>
    public static User User(Call call) => UserOrRoot(call)
        ?? throw Errors.Validation("Must specify userName when calling with non-User credentials");

    /// <summary>As <see cref="User"/>, but null where root means itself.</summary>
    public static User? UserOrRoot(Call call)
    {
        if (call.Input.Text("UserName") is { } name)
        {
            return call.Account.Users.Find(name) ?? throw IamErrors.NoSuchUser(name);
        }

        return call.Caller switch
        {
            { User: { } user } => user,
            { Kind: CallerKind.Root } => null,
            _ => throw Errors.Validation("Must specify userName when calling with non-User credentials"),
        };
    }

    public static Role Role(Call call)
    {
        var name = call.Input.Required("RoleName");
        return call.Account.Roles.Find(name) ?? throw IamErrors.NoSuchRole(name);
    }

    public static Group Group(Call call)
    {
        var name = call.Input.Required("GroupName");
        return call.Account.Groups.Find(name) ?? throw IamErrors.NoSuchGroup(name);
    }

    public static KeyStatus Status(Call call) => call.Input.Text("Status") == "Active" ? KeyStatus.Active : KeyStatus.Inactive;

    /// <summary>Checks a boundary given on the way to a new principal.</summary>
    public static string? Boundary(Call call)
    {
        var arn = call.Input.Text("PermissionsBoundary");
        if (arn is not null && call.Account.FindPolicy(arn) is null)
        {
            throw IamErrors.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.");
        }

        return arn;
    }
}
