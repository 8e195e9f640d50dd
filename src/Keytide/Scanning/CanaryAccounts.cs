namespace Keytide.Scanning;

/// <summary>
/// Accounts whose keys are laid out to be found: whoever tries one sets off an alarm at its owner. Only what is published and was seen is
/// here; the settings name more (<c>scan.canaryAccounts</c>).
/// </summary>
public static class CanaryAccounts
{
    // 052310077262: Thinkst Canary; the account of the key in the public repository trufflesecurity/test_keys, decoded from its id.
    private static readonly HashSet<string> Published = ["052310077262"];

    public static bool Contains(string? accountId) => accountId is not null && Published.Contains(accountId);
}
