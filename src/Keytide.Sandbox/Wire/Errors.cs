namespace Keytide.Sandbox.Wire;

/// <summary>The refusals that all services of a family share.</summary>
internal static class Errors
{
    public static ApiException Validation(string message) => new("ValidationError", message);

    public static ApiException UnknownOperation(Service service, string name) => service.Protocol == Protocol.Query
        ? new("InvalidAction", $"Could not find operation {name} for version {service.Version}")
        : new("UnknownOperationException", "");

    public static ApiException Throttled(Service service, TimeSpan? retryAfter) => service switch
    {
        { Name: "organizations" } => new(
            "TooManyRequestsException",
            "AWS Organizations can't complete your request because another request is already in progress. Try again later.")
        {
            RetryAfter = retryAfter,
        },
        { Protocol: Protocol.Query } => new("Throttling", "Rate exceeded") { RetryAfter = retryAfter },
        _ => new("ThrottlingException", "Rate exceeded") { RetryAfter = retryAfter },
    };

    public static ApiException AccessDenied(Service service, string message) => service.Protocol == Protocol.Query
        ? new("AccessDenied", message, 403)
        : new("AccessDeniedException", message);
}
