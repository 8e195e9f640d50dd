using System.Globalization;

namespace Keytide.Sandbox.Wire;

/// <summary>Renders results and refusals in the words of the caller's protocol.</summary>
internal static class AnswerWriter
{
    public static SandboxAnswer Success(Call call, Structure? result)
    {
        var operation = call.Operation;
        return operation.Service.Protocol == Protocol.Query
            ? Answer(200, "text/xml", XmlWriting.Success(operation, result, call.Received.RequestId), call.Received)
            : Answer(200, "application/x-amz-json-1.1", result is null ? [] : JsonWriting.Write(result), call.Received);
    }

    /// <summary>An answer that says nothing, for requests that never arrive.</summary>
    public static SandboxAnswer Nothing(Received received) => Answer(500, "text/plain", [], received);

    /// <summary>A refusal; before the service is known, in the words of the query protocol.</summary>
    public static SandboxAnswer Failure(Service? service, ApiException error, Received received)
    {
        var answer = Refusal(service, error, received);
        if (error.RetryAfter is { } wait)
        {
            var milliseconds = (long)Math.Ceiling(wait.TotalMilliseconds);
            ((Dictionary<string, string>)answer.Headers)["x-amz-retry-after"] = milliseconds.ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    private static SandboxAnswer Refusal(Service? service, ApiException error, Received received)
    {
        if (service is not { Protocol: Protocol.Json })
        {
            return Answer(error.Status, "text/xml", XmlWriting.Failure(service?.Namespace ?? "", error, received.RequestId), received);
        }

        var body = new Structure { { "__type", error.Code } };
        if (error.Message.Length > 0)
        {
            // Access denials and the signature checks of the front end write a capital letter [R]; the services themselves do not.
            body.Add(error.Code == "AccessDeniedException" ? "Message" : "message", error.Message);
        }

        return Answer(error.Status, "application/x-amz-json-1.1", JsonWriting.Write(body), received);
    }

    private static SandboxAnswer Answer(int status, string contentType, byte[] body, Received received) =>
        new(status, Headers(contentType, body.Length, received), body);

    private static Dictionary<string, string> Headers(string type, int length, Received received) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["x-amzn-RequestId"] = received.RequestId,
        ["Content-Type"] = type,
        ["Content-Length"] = length.ToString(CultureInfo.InvariantCulture),
        ["Date"] = received.Now.ToString("R", CultureInfo.InvariantCulture),
    };
}
