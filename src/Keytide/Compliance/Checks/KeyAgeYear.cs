using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.age-year: active access keys are no older than a year. A second, graver line behind key.age.</summary>
public sealed class KeyAgeYear : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(365, "The greatest age of an active key.");

    public CheckDescription Description { get; } = new()
    {
        Id = "key.age-year",
        Title = "No active access key is older than a year",
        Severity = Severity.High,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when an active access key of a user is older than `days`. Exactly on the limit it passes.",
        Why = "A key that nobody has changed for a year is one that nobody knows how to change. Where key.age fails everywhere, this "
            + "one says where to begin.",
        Remediation = "Make a second key, move everything that uses the old one over, deactivate the old one, and delete it when "
            + "nothing breaks.",
        Thresholds = [Limit],
        IsOnByDefault = false,
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachActiveKey((user, key, subject) =>
            AgeRule.Judge(scope, subject, key.CreatedAt, "made", limit, KeyAge.Rotation(user.Principal, subject)));
    }
}
