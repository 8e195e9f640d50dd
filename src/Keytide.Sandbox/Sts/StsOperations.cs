using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Sts;

internal static class StsOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(Service.Sts, "GetCallerIdentity", GetCallerIdentity) { Action = null },
    ];

    private static Structure GetCallerIdentity(Call call) => new()
    {
        { "UserId", call.Caller.UserId },
        { "Account", call.Account.Id },
        { "Arn", call.Caller.Arn },
    };
}
