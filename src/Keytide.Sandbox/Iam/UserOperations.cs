using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

internal static class UserOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "ListUsers", List),
    ];

    private static Structure List(Call call) => new()
    {
        { "Users", call.Account.Users.Select(user => new Structure { { "UserName", user.Name }, { "CreateDate", user.CreatedAt } }) },
        { "IsTruncated", false },
    };
}
