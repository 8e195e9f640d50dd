using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

internal static class IamOperations
{
    public static IEnumerable<Operation> All =>
    [
        .. UserOperations.All,
    ];
}
