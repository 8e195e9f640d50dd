using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>IAM's own condition keys.</summary>
internal static class PolicyContext
{
    public static IEnumerable<KeyValuePair<string, string>> Boundary(Call call)
    {
        if (call.Input.Text("PermissionsBoundary") is { } arn)
        {
            yield return new("iam:PermissionsBoundary", arn);
        }
    }

    public static IEnumerable<KeyValuePair<string, string>> PolicyArn(Call call)
    {
        if (call.Input.Text("PolicyArn") is { } arn)
        {
            yield return new("iam:PolicyARN", arn);
        }
    }

    /// <summary>The tags of the user that is acted on.</summary>
    public static IEnumerable<KeyValuePair<string, string>> UserTags(Call call)
    {
        var user = call.Input.Text("UserName") is { } name ? call.Account.Users.Find(name) : call.Caller.User;
        foreach (var tag in user?.Tags ?? [])
        {
            yield return new($"aws:ResourceTag/{tag.Key}", tag.Value);
            yield return new($"iam:ResourceTag/{tag.Key}", tag.Value);
        }
    }
}
