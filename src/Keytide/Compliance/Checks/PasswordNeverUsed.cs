using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password.never-used: console passwords have been used at all.</summary>
public sealed class PasswordNeverUsed : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(45, "How long a password may wait for its first use.");
    private static readonly CheckThreshold Grace =
        CheckThreshold.Days(7, "No password younger than this fails, however small `days` is.", "graceDays", least: 0);

    public CheckDescription Description { get; } = new()
    {
        Id = "password.never-used",
        Title = "Console passwords have been used",
        Severity = Severity.Medium,
        Subject = CheckSubject.Password,
        Criterion = "Fails when a user's console password has no recorded use (the report says no_information) and was last changed "
            + "`days` or more ago. A password that has been used passes.",
        Why = "A password that nobody has used is known to whoever was told it first.",
        Remediation = "Delete the login profile.",
        Thresholds = [Limit, Grace],
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var allowed = (scope.Days(Description, Limit), scope.Days(Description, Grace));
        return scope.EachPassword((user, password, subject) => Judge(scope, user, password, subject, allowed));
    }

    private static Judgement Judge(
        AuditScope scope, UserFacts user, ConsolePassword password, Subject subject, (TimeSpan Limit, TimeSpan Grace) allowed)
    {
        if (!password.LastUse.TryGet(out var use))
        {
            return subject.Unknown("whether it was ever used", password.LastUse.Reason);
        }

        if (use.At is { } at)
        {
            return subject.Pass(
                $"{subject.Start} has been used, last on {Phrases.Instant(at)}.",
                Evidence.Of($"{subject.Label} last used {Phrases.Instant(at)}", password.LastUse.Provenance!));
        }

        return password.ChangedAt is { } changed
            ? IdleRule.NeverUsed(
                scope,
                subject,
                (changed, "set", user.Password.Provenance!),
                password.LastUse.Provenance!,
                allowed,
                Commands.DeleteLoginProfile(user.Principal))
            : subject.Unknown("when it was set", "the source does not say");
    }
}
