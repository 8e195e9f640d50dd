using Keytide.Sandbox.Policy;

namespace Keytide.Sandbox.Wire;

/// <summary>Asks the policies whether the call may be made, and refuses in AWS's words.</summary>
internal static class Authorizer
{
    public static void Authorize(Call call)
    {
        if (call.Operation.Action is not { } action)
        {
            return;
        }

        var inputs = PrincipalPolicies.Of(call.Caller, call.Front);
        if (call.Operation.ResourcePolicy(call) is { } text)
        {
            inputs = inputs with { Resource = new PolicySource("ResourcePolicy", "resource", PolicyReader.Read(text)) };
        }

        var context = CallerContext.Of(call);
        var names = CallerContext.NamesOf(call.Caller);
        foreach (var resource in call.Operation.Resources(call))
        {
            var here = inputs with { IsSameAccount = AccountOf(resource) is not { } owner || owner == call.Account.Id };
            var decision = PolicyEvaluator.Decide(new AccessRequest(action, resource, names, context), here);
            if (!decision.IsAllowed)
            {
                throw Denied(call, action, resource, decision.Because);
            }
        }
    }

    /// <summary>"User:" whoever calls; the resource is named unless it is a star.</summary>
    public static ApiException Denied(Call call, string action, string resource, string because) => Errors.AccessDenied(
        call.Operation.Service, $"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {resource}{because}");

    private static string? AccountOf(string resource)
    {
        var parts = resource.Split(':', 6);
        return parts.Length == 6 && parts[4].Length == 12 ? parts[4] : null;
    }
}
