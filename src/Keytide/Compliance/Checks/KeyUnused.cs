using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.unused: active access keys that were used once are still in use.</summary>
public sealed class KeyUnused : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(45, "How long an active key may go unused.");

    public CheckDescription Description { get; } = new()
    {
        Id = "key.unused",
        Title = "Active access keys are in use",
        Severity = Severity.Medium,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when the last recorded use of an active access key of a user is `days` or more ago. A key without any "
            + "recorded use is a matter for key.never-used, and gets no judgement here.",
        Why = "Nobody misses an unused key, so nobody notices when somebody else begins to use it.",
        Remediation = "Deactivate the key; delete it when nothing has asked for it.",
        Thresholds = [Limit],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachActiveKey((user, key, subject) =>
            !key.LastUse.TryGet(out var use) ? subject.Unknown("its last use", key.LastUse.Reason)
            : use.At is null ? null
            : IdleRule.Used(scope, subject, use, key.LastUse.Provenance!, limit, Commands.DeactivateKey(user.Principal, subject)));
    }
}
