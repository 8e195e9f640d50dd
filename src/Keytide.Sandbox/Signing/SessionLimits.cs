using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Signing;

/// <summary>
/// What temporary credentials may not do whatever the policies say: those from GetSessionToken call no IAM without MFA, and of STS only
/// AssumeRole and GetCallerIdentity; those of federated users call no IAM and of STS only GetCallerIdentity (STS API reference).
/// </summary>
internal static class SessionLimits
{
    public static void Check(Call call)
    {
        if (call.Caller.Session is not { Role: null } session)
        {
            return;
        }

        var isFederated = call.Caller.Kind == CallerKind.FederatedUser;
        var service = call.Operation.Service;
        var isRefused = service == Service.Iam
            ? isFederated || !session.HasMfa
            : service == Service.Sts && call.Operation.Name != "GetCallerIdentity" && (isFederated || call.Operation.Name != "AssumeRole");
        if (isRefused)
        {
            throw service == Service.Iam
                ? new ApiException("InvalidClientTokenId", "The security token included in the request is invalid", 403)
                : new ApiException("AccessDenied", $"Cannot call {call.Operation.Name} with session credentials", 403);
        }
    }
}
