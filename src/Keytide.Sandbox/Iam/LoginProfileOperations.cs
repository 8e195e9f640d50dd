using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile, ChangePassword.</summary>
internal static class LoginProfileOperations
{
    public static IEnumerable<Operation> All =>
    [
        Of("CreateLoginProfile", Create, IamFields.OptionalUserName(), new("Password", Min: 1, Max: 128)),
        Of("GetLoginProfile", Get, IamFields.OptionalUserName()),
        Of("UpdateLoginProfile", Update, IamFields.UserName(), new("Password", Min: 1, Max: 128)),
        Of("DeleteLoginProfile", Delete, IamFields.OptionalUserName()),
        Of(
            "ChangePassword",
            Change,
            new("OldPassword", Required: true, Min: 1, Max: 128),
            new("NewPassword", Required: true, Min: 1, Max: 128)),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User, Context = PolicyContext.UserTags };

    private static Structure Create(Call call)
    {
        var user = Subject.User(call);
        if (user.LoginProfile is not null)
        {
            throw IamErrors.AlreadyExists($"Login Profile for user {user.Name} already exists.");
        }

        var password = call.Input.Text("Password");
        if (password is not null)
        {
            PasswordCheck.Check(password, call.Account.PasswordPolicy);
        }

        var profile = user.AddLoginProfile(call.Now, password);
        profile.ResetRequired = call.Input.Flag("PasswordResetRequired") ?? false;
        return Shape(user, profile);
    }

    private static Structure Get(Call call)
    {
        var user = Subject.User(call);
        return Shape(user, Find(user));
    }

    private static Structure? Update(Call call)
    {
        var profile = Find(Subject.User(call));
        if (call.Input.Text("Password") is { } password)
        {
            PasswordCheck.Check(password, call.Account.PasswordPolicy);
            profile.SetPassword(password, call.Now);
        }

        profile.ResetRequired = call.Input.Flag("PasswordResetRequired") ?? profile.ResetRequired;
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var user = Subject.User(call);
        Find(user);
        user.RemoveLoginProfile();
        return null;
    }

    private static Structure? Change(Call call)
    {
        if (call.Caller is not { Kind: CallerKind.User, User: { } user })
        {
            throw new ApiException("InvalidUserType", "Only IAM Users can change their own password");
        }

        var profile = Find(user);
        if (profile.Password != call.Input.Required("OldPassword"))
        {
            throw new ApiException("AccessDenied", "The old password was incorrect.", 403);
        }

        PasswordCheck.Check(call.Input.Required("NewPassword"), call.Account.PasswordPolicy);
        profile.SetPassword(call.Input.Required("NewPassword"), call.Now);
        profile.ResetRequired = false;
        return null;
    }

    private static LoginProfile Find(User user) => user.LoginProfile
        ?? throw IamErrors.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");

    private static Structure Shape(User user, LoginProfile profile) => new()
    {
        {
            "LoginProfile", new Structure
            {
                { "UserName", user.Name },
                { "CreateDate", profile.CreatedAt },
                { "PasswordResetRequired", profile.ResetRequired },
            }
        },
    };
}
