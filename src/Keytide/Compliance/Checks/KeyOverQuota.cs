using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.over-quota: nobody has more access keys than AWS allows.</summary>
public sealed class KeyOverQuota : ICheck
{
    private const string Quota = "AccessKeysPerUserQuota";

    public CheckDescription Description { get; } = new()
    {
        Id = "key.over-quota",
        Title = "A user has no more access keys than the quota",
        Severity = Severity.High,
        Subject = CheckSubject.User,
        Criterion = $"Fails when a user has more access keys, active or not, than {Quota} of the account allows.",
        Why = "Requests that race each other can make more keys than the quota allows. Most tools look at the first two only, so the "
            + "others are seen by nobody.",
        Remediation = "List the user's keys, and delete those that no system of yours has.",
        Needs = FactGroups.CredentialReport | FactGroups.AccountSummary,
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var summary = scope.Snapshot.Summary;
        if (!summary.TryGet(out var counters))
        {
            return [scope.Account.Unknown("how many access keys a user may have", summary.Reason)];
        }

        if (!counters.TryGetValue(Quota, out var quota))
        {
            return [scope.Account.Unknown("how many access keys a user may have", $"the account summary has no {Quota}")];
        }

        var limit = Evidence.Of($"{Quota} is {quota}", summary.Provenance!);
        return scope.EachUser((user, subject) =>
            !user.AccessKeys.TryGet(out var keys) ? subject.Unknown("the access keys", user.AccessKeys.Reason)
            : keys.Count == 0 ? null
            : Judge(user, subject, keys.Count, quota, limit));
    }

    private static Judgement Judge(UserFacts user, Subject subject, int keys, int quota, Evidence limit)
    {
        var evidence = Evidence.Of($"{subject.Label} has {Phrases.Count(keys, "access key")}", user.AccessKeys.Provenance!);
        var list = $"aws iam list-access-keys --user-name {Commands.Word(user.Principal)}";
        return keys > quota
            ? subject.Fail($"{subject.Start} has {Phrases.Count(keys, "access key")}, more than the quota of {quota}.", evidence, limit)
                with
            { Remediation = $"{list}, then delete those that no system of yours has." }
            : subject.Pass($"{subject.Start} has {Phrases.Count(keys, "access key")} of {quota} allowed.", evidence, limit);
    }
}
