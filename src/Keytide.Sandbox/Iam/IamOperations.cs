using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>Everything that IAM does here.</summary>
internal static class IamOperations
{
    public static IEnumerable<Operation> All =>
    [
        .. UserOperations.All,
        .. AccessKeyOperations.All,
        .. LoginProfileOperations.All,
        .. MfaOperations.All,
        .. TagOperations.All,
    ];
}
