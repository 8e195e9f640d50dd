using Keytide.Inventory.Policies;

namespace Keytide.Compliance.Checks;

/// <summary>No policy in effect has a fault; one pass for the account stands for all that have none.</summary>
internal static class PolicyRule
{
    /// <param name="fault">What is wrong with a document, as the rest of a sentence about the policy; null when nothing is.</param>
    /// <param name="allWell">The message of the pass.</param>
    public static IEnumerable<Judgement> Judge(
        AuditScope scope, Func<PolicySource, bool> include, Func<PolicyDocument, string?> fault, string allWell)
    {
        var (policies, unread) = PolicySource.InEffect(scope);
        List<Judgement> judgements = [.. unread];
        foreach (var policy in policies.Where(include))
        {
            if (!policy.Document.TryGet(out var document))
            {
                judgements.Add(policy.Subject.Unknown("what it allows", policy.Document.Reason));
            }
            else if (fault(document) is { } words)
            {
                judgements.Add(policy.Subject.Fail(
                    $"{policy.Subject.Start} {words}.", Evidence.Of($"{policy.Subject.Label} {words}", policy.Document.Provenance!)));
            }
        }

        // Without anything unread the policies were read, so that their source can be named.
        return judgements.Count > 0
            ? judgements
            : [scope.Account.Pass(allWell, Evidence.Of($"{policies.Count} policies in effect", scope.Snapshot.Policies.Provenance!))];
    }

    public static string Under(PolicyStatement statement) =>
        statement.IsConditional ? $", under conditions on {Phrases.List(statement.ConditionKeys)}" : "";
}
