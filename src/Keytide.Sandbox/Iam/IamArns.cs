using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// The resources that IAM operations are authorized on: of the entity where it exists, else as if it were under <c>/</c>.
/// </summary>
internal static class IamArns
{
    public static IEnumerable<string> User(Call call)
    {
        var name = call.Input.Text("UserName");
        yield return (name is null ? call.Caller.User : call.Account.Users.Find(name))?.Arn
            ?? (name is null && call.Caller.User is null ? call.Account.RootArn : Of(call, $"user{call.Input.Text("Path") ?? "/"}{name}"));
    }

    public static IEnumerable<string> Group(Call call)
    {
        var name = call.Input.Text("GroupName");
        yield return call.Account.Groups.Find(name ?? "")?.Arn ?? Of(call, $"group{call.Input.Text("Path") ?? "/"}{name}");
    }

    public static IEnumerable<string> Role(Call call)
    {
        var name = call.Input.Text("RoleName");
        yield return call.Account.Roles.Find(name ?? "")?.Arn ?? Of(call, $"role{call.Input.Text("Path") ?? "/"}{name}");
    }

    public static IEnumerable<string> Policy(Call call)
    {
        yield return call.Input.Text("PolicyArn") ?? Of(call, $"policy{call.Input.Text("Path") ?? "/"}{call.Input.Text("PolicyName")}");
    }

    /// <summary>A virtual device, by serial number or about to be made.</summary>
    public static IEnumerable<string> Mfa(Call call)
    {
        yield return call.Input.Text("SerialNumber")
            ?? Of(call, $"mfa{call.Input.Text("Path") ?? "/"}{call.Input.Text("VirtualMFADeviceName")}");
    }

    public static Func<Call, IEnumerable<string>> Listing(string kind) =>
        call => [Of(call, $"{kind}{call.Input.Text("PathPrefix") ?? "/"}")];

    public static string Of(Call call, string rest) => $"arn:{call.Partition}:iam::{call.Account.Id}:{rest}";
}
