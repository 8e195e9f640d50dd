using Keytide.Sandbox.Policy;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>What IAM demands of policy documents beyond being readable.</summary>
internal static class PermissionPolicyCheck
{
    /// <exception cref="ApiException">MalformedPolicyDocument.</exception>
    public static void Check(string text)
    {
        foreach (var statement in PolicyReader.Read(text).Statements)
        {
            var complaint = statement switch
            {
                { Principals: not null } or { NotPrincipals: not null } => "Policy document should not specify a principal.",
                { Resources: null, NotResources: null } => "Policy statement must contain resources.",
                _ => Actions(statement) ?? Resources(statement),
            };
            if (complaint is not null)
            {
                throw new ApiException("MalformedPolicyDocument", complaint);
            }
        }
    }

    /// <summary>A trust policy names principals and no resources; those of known accounts must be there.</summary>
    /// <exception cref="ApiException">MalformedPolicyDocument.</exception>
    public static void CheckTrust(Call call, string text)
    {
        foreach (var statement in PolicyReader.Read(text).Statements)
        {
            var complaint = statement switch
            {
                { Principals: null, NotPrincipals: null } => "Missing required field Principal",
                { Resources: not null } or { NotResources: not null } => "Has prohibited field Resource",
                _ => statement.Principals?.Select(principal => Unknown(call, principal)).OfType<string>().FirstOrDefault(),
            };
            if (complaint is not null)
            {
                throw new ApiException("MalformedPolicyDocument", complaint);
            }
        }
    }

    private static string? Actions(Statement statement) =>
        (statement.Actions ?? statement.NotActions ?? []).All(action => action == "*" || action.Contains(':'))
            ? null
            : "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    private static string? Resources(Statement statement) =>
        (statement.Resources ?? statement.NotResources ?? [])
            .FirstOrDefault(resource => resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal)) is { } bad
            ? $"Resource {bad} must be in ARN format or \"*\"."
            : null;

    private static string? Unknown(Call call, PrincipalPattern principal)
    {
        var parts = principal.Value.Split(':', 6);
        if (principal.Kind != "AWS" || parts.Length != 6 || parts[2] != "iam" || call.World.FindAccount(parts[4]) is not { } account)
        {
            return null;
        }

        var name = parts[5][(parts[5].LastIndexOf('/') + 1)..];
        var exists = parts[5] == "root"
            || account.Users.Find(name)?.Arn == principal.Value
            || account.Roles.Find(name)?.Arn == principal.Value;
        return exists ? null : $"Invalid principal in policy: \"AWS\":\"{principal.Value}\"";
    }
}
