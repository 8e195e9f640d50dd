namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>The account's password policy and summary.</summary>
internal static class AccountScenarios
{
    public static IEnumerable<(string File, string Test, Action<Play> Run)> All =>
    [
        ("account_summary", "TestGetAccountSummary::test_get_account_summary_format", play =>
            play.Step("transformed-summary", "GetAccountSummary")),
        ("account_password_policy", "TestAccountPasswordPolicy::test_update_account_password_policy_defaults", play =>
        {
            play.Step("update", "UpdateAccountPasswordPolicy");
            play.Step("password-policy-defaults", "GetAccountPasswordPolicy");
        }),
        ("account_password_policy", "TestAccountPasswordPolicy::test_update_account_password_policy_custom_values", play =>
        {
            play.Do(
                "UpdateAccountPasswordPolicy", "AllowUsersToChangePassword", "true", "HardExpiry", "true", "MaxPasswordAge", "60",
                "MinimumPasswordLength", "10", "PasswordReusePrevention", "3", "RequireLowercaseCharacters", "true",
                "RequireNumbers", "true", "RequireSymbols", "true", "RequireUppercaseCharacters", "true");
            play.Step("password-policy-custom", "GetAccountPasswordPolicy");
        }),
        ("account_password_policy", "TestAccountPasswordPolicy::test_update_account_password_policy_validation_errors", play =>
            play.Step(
                "validation-errors", "UpdateAccountPasswordPolicy", "MinimumPasswordLength", "500", "PasswordReusePrevention", "500",
                "MaxPasswordAge", "10000")),
        ("account_password_policy", "TestAccountPasswordPolicy::test_get_account_password_policy_not_found", play =>
            play.Step("policy-not-found", "GetAccountPasswordPolicy")),
        ("account_password_policy", "TestAccountPasswordPolicy::test_delete_account_password_policy", play =>
        {
            play.Do("UpdateAccountPasswordPolicy");
            play.Step("delete-response", "DeleteAccountPasswordPolicy");
            play.Step("policy-deleted-not-found", "GetAccountPasswordPolicy");
        }),
        ("account_password_policy", "TestAccountPasswordPolicy::test_delete_account_password_policy_not_found", play =>
            play.Step("delete-not-found", "DeleteAccountPasswordPolicy")),
    ];
}
