using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli;

/// <summary>What a person can do about a call to AWS that failed.</summary>
internal static class AwsHint
{
    public static string For(AwsException failure) => failure.Kind switch
    {
        AwsErrorKind.NotAccepted =>
            "AWS does not accept this access key: it may be inactive, deleted, or of another partition or endpoint.",
        AwsErrorKind.WrongSignature => "The secret does not belong to this access key id. Check the profile or the environment.",
        AwsErrorKind.Skew => "Set this machine's clock.",
        AwsErrorKind.Expired => "The session has ended. Sign in again, for example with aws sso login.",
        AwsErrorKind.AccessDenied => "keytide policy audit and keytide policy organization print the permissions that are needed.",
        AwsErrorKind.Throttled => "AWS asks for fewer requests. Try again in some minutes.",
        AwsErrorKind.NoAnswer => "Check the network, the proxy and --endpoint-url.",
        AwsErrorKind.Unreadable => "What answered may not be AWS. Check the proxy and --endpoint-url.",
        _ => "Nothing was changed. Try again, or see keytide audit --help.",
    };
}
