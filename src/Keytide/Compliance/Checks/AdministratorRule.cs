using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance.Checks;

/// <summary>A user does not administer the account.</summary>
internal static class AdministratorRule
{
    /// <param name="besides">What makes it a fault, as the end of a sentence that begins with the administration.</param>
    public static Judgement Judge(AuditScope scope, UserFacts user, Subject subject, string besides, params Evidence[] further)
    {
        var answer = scope.Policies.AdministratorAccess(user.Permissions);
        if (!answer.TryGet(out var grant))
        {
            return subject.Unknown("whether the policies make an administrator", answer.Reason, further);
        }

        if (grant.Strength == GrantStrength.None)
        {
            return subject.Pass(
                $"{subject.Start} does not administer the account.",
                [Evidence.Of($"{subject.Label} is allowed neither everything nor all of IAM", answer.Provenance!), .. further]);
        }

        var extent = grant.IsEverything ? "may do everything" : "may change all of IAM";
        var condition = grant.Strength == GrantStrength.Unconditional
            ? ""
            : $", under conditions on {Phrases.List(grant.ConditionKeys)},";
        return subject.Fail(
            $"{subject.Start} {extent}{condition} through {Phrases.List(grant.Policies)}, {besides}.",
            [Evidence.Of($"{subject.Label} {extent} through {Phrases.List(grant.Policies)}", answer.Provenance!), .. further]);
    }
}
