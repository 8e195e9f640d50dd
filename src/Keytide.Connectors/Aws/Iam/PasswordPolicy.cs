namespace Keytide.Connectors.Aws.Iam;

/// <summary>The account's rules for console passwords. What the answer left out is null.</summary>
/// <param name="MaxPasswordAge">Days; null where passwords do not expire.</param>
/// <param name="PasswordReusePrevention">How many former passwords are refused; null for none.</param>
/// <param name="HardExpiry">Whether an expired password must be reset by an administrator.</param>
public sealed record PasswordPolicy(
    int? MinimumPasswordLength,
    bool? RequireSymbols,
    bool? RequireNumbers,
    bool? RequireUppercase,
    bool? RequireLowercase,
    bool? UsersMayChangeTheirs,
    bool? ExpirePasswords,
    int? MaxPasswordAge,
    int? PasswordReusePrevention,
    bool? HardExpiry);
