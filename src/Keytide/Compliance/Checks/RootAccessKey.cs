using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.access-key: root has no access key.</summary>
public sealed class RootAccessKey : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "root.access-key",
        Title = "Root has no access key",
        Severity = Severity.Critical,
        Subject = CheckSubject.Root,
        Criterion = "Fails when root has an access key, active or not. The credential report shows only active ones for certain, so a "
            + "pass needs the account summary.",
        Why = "A root key may do everything, is bound by no policy, and cannot be limited.",
        Remediation = "Sign in as root and delete the key under Security credentials, or with centralized root access: aws sts "
            + "assume-root, then aws iam delete-access-key.",
        Needs = FactGroups.AccountSummary,
        Wants = FactGroups.CredentialReport,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var root = scope.Snapshot.Root;
        if (root.AccessKeys.TryGet(out var keys) && keys.Count > 0)
        {
            var active = keys.Count(key => key.Status == CredentialStatus.Active);
            var evidence = Subjects.Of(root.Principal, keys)
                .Select(key => Evidence.Of($"{key.Subject.Label}, {key.Key.Status}", root.AccessKeys.Provenance!));
            return [scope.Root.Fail($"Root has {Phrases.Count(keys.Count, "access key")}, {active} of them active.", [.. evidence])];
        }

        if (!root.AccessKeyPresent.TryGet(out var present))
        {
            return [scope.Root.Unknown("whether it has an access key", root.AccessKeyPresent.Reason)];
        }

        var summary = Evidence.Of(present ? "root has an access key" : "root has no access key", root.AccessKeyPresent.Provenance!);
        return [present ? scope.Root.Fail("Root has an access key.", summary) : scope.Root.Pass("Root has no access key.", summary)];
    }
}
