using System.Security.Cryptography;
using System.Text;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Signing;

/// <summary>
/// Says who calls, or refuses in the words of the service's family:
/// <code>
///                              query (IAM, STS)                 JSON (Secrets Manager, SSM, …)
/// not signed                   403 MissingAuthenticationToken   400 MissingAuthenticationTokenException
/// unknown, inactive, deleted   403 InvalidClientTokenId         400 UnrecognizedClientException
/// session over                 403 ExpiredToken                 400 ExpiredTokenException
/// scope, clock, signature      403 SignatureDoesNotMatch        400 InvalidSignatureException
/// cannot be read               400 IncompleteSignature          400 IncompleteSignatureException
/// </code>
/// The JSON codes of a wrong signature and of skew are not verified against AWS.
/// </summary>
internal static class Authenticator
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    private const string Mismatch = "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    public static Caller Authenticate(Received received, Service service, SandboxWorld world, SandboxOptions options)
    {
        var parameters = Read(received.Request, service) ?? throw Refusal(
            service, "MissingAuthenticationToken", "MissingAuthenticationTokenException", "Request is missing Authentication Token");
        CheckScope(parameters, service, options.AcceptsAnyRegion ? null : world.Partition);
        var (caller, secret) = FindCaller(parameters, received, service, world);
        if (SignatureClock.Parse(parameters.Date) is not { } signedAt)
        {
            throw Unreadable(
                service, $"Date must be in ISO-8601 'basic format'. Got '{parameters.Date}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        if (options.ChecksSignatureTime && SignatureClock.Complaint(signedAt, parameters.Expires, received.Now) is { } complaint)
        {
            throw WrongSignature(service, complaint);
        }

        return SignatureComputation.Matches(received.Request, parameters, secret) ? caller : throw WrongSecret(service);
    }

    public static ApiException WrongSecret(Service service) => WrongSignature(service, Mismatch);

    public static bool IsWrongSecret(ApiException error) => error.Message == Mismatch;

    private static SignatureParameters? Read(SandboxRequest request, Service service)
    {
        try
        {
            return SignatureReader.Read(request);
        }
        catch (ApiException error) when (service.Protocol == Protocol.Json)
        {
            throw Unreadable(service, error.Message);
        }
    }

    private static void CheckScope(SignatureParameters parameters, Service service, string? partition)
    {
        var scope = parameters.Scope;
        var complaint = scope switch
        {
            _ when scope.Service != service.Name => $"Credential should be scoped to correct service: '{service.Name}'. ",
            _ when scope.Terminator != CredentialScope.RequiredTerminator =>
                $"Credential should be scoped with a valid terminator: '{CredentialScope.RequiredTerminator}', not '{scope.Terminator}'.",
            _ when partition is not null && !SigningRegions.Accepts(service, scope.Region, partition) =>
                $"Credential should be scoped to a valid region, not '{scope.Region}'. ",
            _ when !parameters.Date.StartsWith(scope.Date, StringComparison.Ordinal) || scope.Date.Length != 8 =>
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != "
                + $"'{parameters.Date[..Math.Min(8, parameters.Date.Length)]}', from '{parameters.Date}'.",
            _ when !parameters.SignedHeaders.Contains("host", StringComparer.OrdinalIgnoreCase) =>
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
            _ => null,
        };
        if (complaint is not null)
        {
            throw WrongSignature(service, complaint);
        }
    }

    private static (Caller Caller, string Secret) FindCaller(
        SignatureParameters parameters, Received received, Service service, SandboxWorld world)
    {
        var id = parameters.Scope.AccessKeyId;
        if (world.FindSession(id) is { } session)
        {
            // The credentials of a role or user that is gone are gone with it.
            if (!session.IsOfSomebody)
            {
                throw Refusal(service, "InvalidClientTokenId", "UnrecognizedClientException", InvalidToken);
            }

            CheckSession(session, parameters, received.Now, service);
            return (Caller.OfSession(session, parameters.Scope.Region), session.Secret);
        }

        var key = world.FindAccessKey(id);
        if (key is null || parameters.SessionToken is not null || received.Front.Sees(key) != KeyStatus.Active)
        {
            throw Refusal(service, "InvalidClientTokenId", "UnrecognizedClientException", InvalidToken);
        }

        return (Caller.OfKey(key, parameters.Scope.Region), key.Secret);
    }

    private static void CheckSession(Session session, SignatureParameters parameters, DateTimeOffset now, Service service)
    {
        var token = Encoding.UTF8.GetBytes(parameters.SessionToken ?? "");
        if (!CryptographicOperations.FixedTimeEquals(token, Encoding.UTF8.GetBytes(session.Token)))
        {
            throw Refusal(service, "InvalidClientTokenId", "UnrecognizedClientException", InvalidToken);
        }

        if (session.ExpiresAt <= now)
        {
            throw Refusal(service, "ExpiredToken", "ExpiredTokenException", "The security token included in the request is expired");
        }
    }

    private static ApiException WrongSignature(Service service, string message) =>
        Refusal(service, "SignatureDoesNotMatch", "InvalidSignatureException", message);

    private static ApiException Unreadable(Service service, string message) => service.Protocol == Protocol.Query
        ? new("IncompleteSignature", message)
        : new("IncompleteSignatureException", message);

    private static ApiException Refusal(Service service, string queryCode, string jsonCode, string message) =>
        service.Protocol == Protocol.Query ? new(queryCode, message, 403) : new(jsonCode, message);
}
