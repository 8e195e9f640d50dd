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

    public static SandboxAnswer Failure(Protocol protocol, string? xmlns, ApiException error, Received received)
    {
        if (protocol == Protocol.Query)
        {
            return Answer(error.Status, "text/xml", XmlWriting.Failure(xmlns ?? "", error, received.RequestId), received);
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
