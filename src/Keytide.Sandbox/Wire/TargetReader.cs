using System.Text;
using Keytide.Sandbox.Signing;

namespace Keytide.Sandbox.Wire;

/// <summary>
/// Finds the service and the operation. JSON names both in X-Amz-Target; a query names the operation in Action and the
/// service by its Version or, failing that, in the credential scope.
/// </summary>
internal static class TargetReader
{
    private const int LargestBody = 4 * 1024 * 1024;

    public static Target Read(Received received, OperationRegistry operations)
    {
        var request = received.Request;
        if (request.Body.Length > LargestBody)
        {
            throw new ApiException("RequestEntityTooLarge", "Request body is too large.", 413);
        }

        if (request.Header("X-Amz-Target") is { } name)
        {
            var dot = name.LastIndexOf('.');
            var service = dot > 0 ? operations.FindByTargetPrefix(name[..dot]) : null;
            if (service is null)
            {
                throw new ApiException("UnknownOperationException", "");
            }

            return new Target(service, name[(dot + 1)..], operations.Find(service, name[(dot + 1)..]), JsonReader.Read(request.Body.Span));
        }

        const string Form = "application/x-www-form-urlencoded";
        var isForm = request.Header("Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true;
        var input = QueryReader.Read(request.Query, isForm ? Encoding.UTF8.GetString(request.Body.Span) : "");
        return ReadQuery(request, input, operations);
    }

    private static Target ReadQuery(SandboxRequest request, Structure input, OperationRegistry operations)
    {
        var version = input.Text("Version");
        var service = operations.FindByVersion(version) ?? operations.FindService(SignatureReader.ScopeOf(request)?.Service ?? "");
        if (service is not { Protocol: Protocol.Query })
        {
            throw new ApiException("InvalidAction", "The action or operation requested is invalid.");
        }

        var action = input.Text("Action")
            ?? throw new ApiException("MissingAction", "The request is missing an action or a required parameter.");
        return version is null || version == service.Version
            ? new Target(service, action, operations.Find(service, action), input)
            : throw new ApiException("InvalidAction", $"Could not find operation {action} for version {version}");
    }
}
