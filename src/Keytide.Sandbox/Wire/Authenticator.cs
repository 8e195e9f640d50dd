using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Wire;

/// <summary>Says who calls, or refuses in the words of the service's family.</summary>
internal static class Authenticator
{
    public static Caller Authenticate(Received received, Service service, SandboxWorld world)
    {
        var scope = SignatureParameters.ScopeOf(received.Request, [])
            ?? throw new ApiException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        var key = world.FindAccessKey(scope.AccessKeyId);
        if (key is null || key.Status != KeyStatus.Active)
        {
            throw service.Protocol == Protocol.Query
                ? new ApiException("InvalidClientTokenId", "The security token included in the request is invalid.", 403)
                : new ApiException("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        return Caller.OfKey(key, scope.Region);
    }
}
