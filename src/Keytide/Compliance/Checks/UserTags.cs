using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.tags: users carry the tags that say whose they are.</summary>
public sealed class UserTags : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.tags",
        Title = "Users carry the required tags",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user lacks one of `audit.requiredTags`, or carries it without a value. Keys of tags are "
            + "case-sensitive. Without required tags it does not apply.",
        Why = "When a key must go at night, somebody has to be found who knows what it is for.",
        Remediation = "aws iam tag-user, with an owner who exists.",
        Needs = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var required = scope.Settings.RequiredTags;
        return required.Count == 0
            ? [scope.Account.NotApplicable("No tags are required by the settings.")]
            : scope.EachUser((user, subject) => Judge(user, subject, required));
    }

    private static Judgement Judge(UserFacts user, Subject subject, IReadOnlyList<string> required)
    {
        if (!user.Tags.TryGet(out var tags))
        {
            return subject.Unknown("the tags", user.Tags.Reason);
        }

        string[] missing = [.. required.Where(key => string.IsNullOrWhiteSpace(tags.GetValueOrDefault(key)))];
        var carried = tags.Count == 0 ? "none" : Phrases.List([.. tags.Keys.Order(StringComparer.Ordinal)]);
        var evidence = Evidence.Of($"tags of {subject.Label}: {carried}", user.Tags.Provenance!);
        return missing.Length == 0
            ? subject.Pass($"{subject.Start} carries {Phrases.List(required)}.", evidence)
            : subject.Fail($"{subject.Start} lacks the {(missing.Length == 1 ? "tag" : "tags")} {Phrases.List(missing)}.", evidence) with
            {
                Remediation = $"aws iam tag-user --user-name {Commands.Word(user.Principal)} "
                    + $"--tags {string.Join(' ', missing.Select(key => $"Key={Phrases.ShellWord(key)},Value=<value>"))}",
            };
    }
}
