namespace Keytide.Rotation.Notices;

/// <summary>Decides what is worth telling. Pure.</summary>
/// <remarks>
/// <code>
/// line of a journal, or age of a key                     notice
/// blocked                                                Blocked
/// approval asked                                         AwaitingApproval
/// old key deactivated, or found so                       Deactivated
/// old key deleted, or found so                           Deleted
/// rolled back                                            RolledBack
/// active key due within one, seven or fourteen days      the shortest of these that fits, and no other
/// </code>
/// </remarks>
public static class NoticeRules
{
    private static readonly (TimeSpan Within, NoticeKind Kind)[] Warnings =
    [
        (TimeSpan.FromDays(1), NoticeKind.DueIn1Day), (TimeSpan.FromDays(7), NoticeKind.DueIn7Days),
        (TimeSpan.FromDays(14), NoticeKind.DueIn14Days),
    ];

    /// <summary>What a journal tells from an instant on.</summary>
    public static IReadOnlyList<Notice> Of(IReadOnlyList<JournalLine> lines, DateTimeOffset from)
    {
        var notices = new List<Notice>();
        RotationState? state = null;
        foreach (var line in lines)
        {
            state = state is null ? RotationState.Begin(line) : state.Apply(line);
            if (line.At >= from && Of(line, state) is { } notice)
            {
                notices.Add(notice);
            }
        }

        return notices;
    }

    /// <summary>The warning that a key deserves now; null for none.</summary>
    public static Notice? Of(AccountId account, DueKey key, DateTimeOffset now)
    {
        if (key.Standing != DueStanding.NotDue || key.Age is not { } age)
        {
            return null;
        }

        var left = key.Rule.MaximumAge - age;
        var (within, kind) = Warnings.FirstOrDefault(warning => left <= warning.Within);
        if (within == default)
        {
            return null;
        }

        var due = now + left;
        return new Notice(
            $"{account}/{key.Key}/{kind}", kind, now, account, key.UserName, key.Key, Rotation: null,
            $"It is due {due:yyyy-MM-dd HH:mm}Z by the policy {key.Rule.Name}, which allows {Duration.Text(key.Rule.MaximumAge)}.",
            "keytide rotate tick will rotate it then.", key.Rule.Name);
    }

    private static Notice? Of(JournalLine line, RotationState state)
    {
        var old = state.Request.OldKey;
        return line.Event switch
        {
            RotationEvent.BlockedFor block => Make(NoticeKind.Blocked, $"{block.Reason}: {block.Detail}", block.Todo),
            RotationEvent.ApprovalAsked asked => Make(
                NoticeKind.AwaitingApproval, $"Plan {asked.PlanHash} waits for a human.",
                $"keytide rotate status {state.Id}, then keytide rotate approve {state.Id} --plan {asked.PlanHash}"),
            RotationEvent.KeyChanged { Change: KeyChange.Deactivate } done when done.Key == old => Make(
                NoticeKind.Deactivated,
                $"The old key is off. It is deleted after {Duration.Text(state.Request.Policy.Soak)}.",
                state.Request.Emergency ? "" : $"Whoever misses it: keytide rotate reactivate {state.Id} switches it on again."),
            RotationEvent.KeyChanged { Change: KeyChange.Delete } done when done.Key == old =>
                Make(NoticeKind.Deleted, "The old key is deleted.", ""),
            RotationEvent.RolledBack => Make(NoticeKind.RolledBack, "The old key stays in use, and the new one is gone.", ""),
            _ => null,
        };

        Notice Make(NoticeKind kind, string detail, string todo) => new(
            $"{state.Id}/{line.Sequence}", kind, line.At, state.Request.Account, state.Request.UserName, old, state.Id.Value, detail, todo,
            state.Request.Rule);
    }
}
