using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The account's rules for console passwords.</summary>
public static class GetAccountPasswordPolicy
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetAccountPasswordPolicy));

    /// <returns>Null where the account has set none, so that AWS's default applies.</returns>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<PasswordPolicy?> GetAccountPasswordPolicyAsync(this IamClient iam, CancellationToken cancellation)
    {
        try
        {
            return await iam.Aws.QueryAsync(Operation, [], answer => Read(answer.RequiredChild("PasswordPolicy")), cancellation);
        }
        catch (AwsException e) when (e.Code == IamErrorCode.NoSuchEntity)
        {
            return null;
        }
    }

    private static PasswordPolicy Read(XmlAnswer policy) => new(
        policy.OptionalNumber("MinimumPasswordLength"),
        policy.OptionalFlag("RequireSymbols"),
        policy.OptionalFlag("RequireNumbers"),
        policy.OptionalFlag("RequireUppercaseCharacters"),
        policy.OptionalFlag("RequireLowercaseCharacters"),
        policy.OptionalFlag("AllowUsersToChangePassword"),
        policy.OptionalFlag("ExpirePasswords"),
        policy.OptionalNumber("MaxPasswordAge"),
        policy.OptionalNumber("PasswordReusePrevention"),
        policy.OptionalFlag("HardExpiry"));
}
