using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Sts;

/// <summary>The ARN of a role, taken apart; its path is part of it but not of its name.</summary>
internal sealed record RoleArn(string Text, string AccountId, string Name)
{
    /// <exception cref="ApiException">ValidationError "X is invalid", as recorded.</exception>
    public static RoleArn Parse(string text)
    {
        var parts = text.Split(':', 6);
        var isArn = parts.Length == 6 && parts[0] == "arn" && parts[1].Length > 0 && parts[2].Length > 0 && parts[5].Length > 0;
        return isArn
            ? new RoleArn(text, parts[4], parts[5][(parts[5].LastIndexOf('/') + 1)..])
            : throw Errors.Validation($"{text} is invalid");
    }
}
