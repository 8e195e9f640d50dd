using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>Holds a new password against the account's policy; without one, AWS asks for eight characters of three kinds.</summary>
internal static class PasswordCheck
{
    public static void Check(string password, PasswordPolicy? policy)
    {
        bool hasUpper = password.Any(char.IsAsciiLetterUpper), hasLower = password.Any(char.IsAsciiLetterLower);
        bool hasDigit = password.Any(char.IsAsciiDigit), hasSymbol = password.Any(c => !char.IsAsciiLetterOrDigit(c));
        var complaint = policy switch
        {
            null when password.Length < 8 => "Password should have a minimum length of 8",
            null when new[] { hasUpper, hasLower, hasDigit, hasSymbol }.Count(has => has) < 3 =>
                "Password should have at least 3 of the following: uppercase characters, lowercase characters, numbers, and symbols",
            null => null,
            _ when password.Length < policy.MinimumLength => $"Password should have a minimum length of {policy.MinimumLength}",
            { RequireUppercase: true } when !hasUpper => "Password should have at least one uppercase letter",
            { RequireLowercase: true } when !hasLower => "Password should have at least one lowercase letter",
            { RequireNumbers: true } when !hasDigit => "Password should have at least one number",
            { RequireSymbols: true } when !hasSymbol => "Password should have at least one symbol",
            _ => null,
        };
        if (complaint is not null)
        {
            throw new ApiException("PasswordPolicyViolation", complaint);
        }
    }
}
