using System.Globalization;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Policy;

/// <summary>
/// The global condition keys of a call ("AWS global condition context keys" in the IAM User Guide), those that the sandbox can
/// know.
/// </summary>
internal static class CallerContext
{
    public static RequestContext Of(Call call)
    {
        var context = new RequestContext();
        SetRequest(context, call);
        SetPrincipal(context, call.Caller);
        SetSession(context, call.Caller, call.Now);
        SetTags(context, call.Input);
        foreach (var (key, value) in call.Operation.Context(call))
        {
            context.Set(key, value);
        }

        return context;
    }

    public static PrincipalNames NamesOf(Caller caller) =>
        new(caller.Account.Partition, caller.Account.Id, caller.Arn, caller.Session?.Role?.Arn, caller.Kind == CallerKind.Root);

    private static void SetRequest(RequestContext context, Call call)
    {
        var seconds = call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Set("aws:CurrentTime", call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        context.Set("aws:EpochTime", seconds);
        context.Set("aws:SourceIp", call.Received.Request.SourceAddress);
        context.Set("aws:UserAgent", call.Received.Request.Header("User-Agent"));
        context.Set("aws:SecureTransport", "true");
        context.Set("aws:RequestedRegion", call.Region);
        context.Set("aws:ViaAWSService", "false");
    }

    private static void SetPrincipal(RequestContext context, Caller caller)
    {
        context.Set("aws:PrincipalArn", caller.Session?.Role?.Arn ?? caller.Arn);
        context.Set("aws:PrincipalAccount", caller.Account.Id);
        context.Set("aws:PrincipalType", caller.Kind switch
        {
            CallerKind.Root => "Account",
            CallerKind.AssumedRole => "AssumedRole",
            CallerKind.FederatedUser => "FederatedUser",
            _ => "User",
        });
        context.Set("aws:PrincipalIsAWSService", "false");
        context.Set("aws:userid", caller.UserId);
        context.Set("aws:username", caller.User?.Name);
        foreach (var tag in caller.User?.Tags ?? caller.Session?.Role?.Tags ?? [])
        {
            context.Set($"aws:PrincipalTag/{tag.Key}", tag.Value);
        }
    }

    private static void SetSession(RequestContext context, Caller caller, DateTimeOffset now)
    {
        // Long-lived keys carry no word on MFA at all: a policy must use BoolIfExists to mean them.
        if (caller.Session is not { } session)
        {
            return;
        }

        context.Set("aws:MultiFactorAuthPresent", session.HasMfa ? "true" : "false");
        context.Set("aws:TokenIssueTime", session.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        context.Set("aws:SourceIdentity", session.SourceIdentity);
        if (session.HasMfa)
        {
            context.Set("aws:MultiFactorAuthAge", ((long)(now - session.IssuedAt).TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (key, value) in session.Tags)
        {
            context.Set($"aws:PrincipalTag/{key}", value);
        }
    }

    private static void SetTags(RequestContext context, Structure input)
    {
        var keys = input.Texts("TagKeys").ToList();
        foreach (var tag in input.Structures("Tags"))
        {
            keys.Add(tag.Text("Key") ?? "");
            context.Set($"aws:RequestTag/{tag.Text("Key")}", tag.Text("Value"));
        }

        if (keys.Count > 0)
        {
            context.Set("aws:TagKeys", keys);
        }
    }
}
