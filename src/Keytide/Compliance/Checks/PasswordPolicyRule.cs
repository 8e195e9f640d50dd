using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>What the checks of the account's password policy share.</summary>
internal static class PasswordPolicyRule
{
    /// <param name="what">What the policy should ask for: <c>a number</c>.</param>
    public static IEnumerable<Judgement> Asks(AuditScope scope, Func<PasswordPolicy, bool> asks, string what) =>
        Judge(scope, policy => (asks(policy), $"{(asks(policy) ? "asks" : "does not ask")} for {what}"));

    /// <param name="holds">Whether the policy satisfies, and what it says, as the rest of a sentence about it.</param>
    public static IEnumerable<Judgement> Judge(AuditScope scope, Func<PasswordPolicy, (bool Holds, string Words)> holds)
    {
        var fact = scope.Snapshot.PasswordPolicy;
        if (!fact.TryGet(out var policy))
        {
            return [scope.Account.Unknown("the password policy", fact.Reason)];
        }

        var (satisfied, words) = holds(policy);
        var whose = policy.IsCustom ? "password policy" : "password policy, which is AWS's default,";
        var evidence = Evidence.Of($"the password policy {words}", fact.Provenance!);
        var message = $"The account's {whose} {words}.";
        return [satisfied ? scope.Account.Pass(message, evidence) : scope.Account.Fail(message, evidence)];
    }
}
