using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.age: active access keys are no older than 90 days.</summary>
public sealed class KeyAge : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active key.");

    public CheckDescription Description { get; } = new()
    {
        Id = "key.age",
        Title = "Active access keys are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when an active access key of a user is older than `days`. Exactly on the limit it passes.",
        Why = "Every copy of a key that was ever made, in a backup, a laptop, a log, works until the key is changed.",
        Remediation = "Make a second key, move everything that uses the old one over, deactivate the old one, and delete it when "
            + "nothing breaks.",
        Thresholds = [Limit],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachActiveKey((user, key, subject) =>
            AgeRule.Judge(scope, subject, key.CreatedAt, "made", limit, Rotation(user.Principal, subject)));
    }

    internal static string Rotation(Principal user, Subject key) =>
        $"Make a second key ({Commands.CreateKey(user)}), move what uses the old one over, then: {Commands.DeactivateKey(user, key)}";
}
