using System.Collections.Frozen;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// From the words of a service to what they mean. Codes differ by protocol for one and the same fact:
/// <code>
/// fact                      query (IAM, STS, SNS)      JSON 1.1                       S3                       EC2
/// id not accepted           InvalidClientTokenId       UnrecognizedClientException    InvalidAccessKeyId       AuthFailure
/// wrong secret              SignatureDoesNotMatch      InvalidSignatureException      SignatureDoesNotMatch
/// clock                     the same two, the message beginning "Signature expired"    RequestTimeTooSkewed
///                           or "Signature not yet current"
/// session over              ExpiredToken               ExpiredTokenException          ExpiredToken
/// </code>
/// Throttling is the union of what the SDKs treat as such, less LimitExceededException: for Secrets Manager and IAM that is a quota,
/// which no waiting cures.
/// </summary>
public static class AwsErrorCodes
{
    private static readonly FrozenSet<string> NotAccepted =
        FrozenSet.Create("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure");

    private static readonly FrozenSet<string> WrongSignature =
        FrozenSet.Create("SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException");

    private static readonly FrozenSet<string> Skew = FrozenSet.Create("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

    private static readonly FrozenSet<string> Expired = FrozenSet.Create("ExpiredToken", "ExpiredTokenException");

    private static readonly FrozenSet<string> AccessDenied = FrozenSet.Create(
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "OptInRequired", "AuthorizationError");

    private static readonly FrozenSet<string> Throttled = FrozenSet.Create(
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "EC2ThrottledException");

    private static readonly FrozenSet<string> NotFound = FrozenSet.Create(
        "NoSuchEntity", "ResourceNotFoundException", "ParentNotFoundException", "AccountNotFoundException", "ChildNotFoundException",
        "TargetNotFoundException", "ParameterNotFound", "ParameterNotFoundException", "NotFoundException");

    private static readonly FrozenSet<string> Server = FrozenSet.Create(
        "InternalFailure", "InternalError", "InternalServerError", "InternalServerErrorException", "InternalServiceError",
        "ServiceFailure", "ServiceUnavailable", "ServiceUnavailableException", "ServiceException",
        "RequestTimeout", "RequestTimeoutException");

    public static AwsErrorKind Classify(string code, string message, int status) =>
        IsAboutTheClock(code, message) ? AwsErrorKind.Skew
        : NotAccepted.Contains(code) ? AwsErrorKind.NotAccepted
        : WrongSignature.Contains(code) ? AwsErrorKind.WrongSignature
        : Expired.Contains(code) ? AwsErrorKind.Expired
        : Throttled.Contains(code) || status == 429 ? AwsErrorKind.Throttled
        : AccessDenied.Contains(code) ? AwsErrorKind.AccessDenied
        : NotFound.Contains(code) ? AwsErrorKind.NotFound
        : Server.Contains(code) || status >= 500 ? AwsErrorKind.Server
        : AwsErrorKind.Other;

    private static bool IsAboutTheClock(string code, string message) =>
        Skew.Contains(code)
        || ((WrongSignature.Contains(code) || NotAccepted.Contains(code))
            && (message.StartsWith("Signature expired", StringComparison.Ordinal)
                || message.StartsWith("Signature not yet current", StringComparison.Ordinal)));
}
