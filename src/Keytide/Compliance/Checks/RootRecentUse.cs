using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.recent-use: root is not used for daily work.</summary>
public sealed class RootRecentUse : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "How long ago root's last use must be.");

    public CheckDescription Description { get; } = new()
    {
        Id = "root.recent-use",
        Title = "Root has not been used lately",
        Severity = Severity.Medium,
        Subject = CheckSubject.Root,
        Criterion = "Fails when the latest use of root's password and of all its access keys is less than `days` ago.",
        Why = "A handful of tasks need root, once in years. Any other use is a habit, or somebody else.",
        Remediation = "Find out who it was in CloudTrail (userIdentity.type Root), and give the task to a role.",
        Thresholds = [Limit],
        Wants = FactGroups.AccountSummary,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var root = scope.Snapshot.Root;
        List<(DateTimeOffset At, string What, Provenance Source)> uses = [];
        List<string> unknown = [];
        Collect(root.Password, uses, unknown);
        if (root.AccessKeys.TryGet(out var keys))
        {
            foreach (var (key, subject) in Subjects.Of(root.Principal, keys))
            {
                Collect(key.LastUse, subject.Label, uses, unknown);
            }
        }
        else if (!root.AccessKeyPresent.TryGet(out var present) || present)
        {
            unknown.Add($"access keys: {root.AccessKeys.Reason}");
        }

        var limit = scope.Days(Description, Limit);
        if (uses.Count > 0)
        {
            var latest = uses.MaxBy(use => use.At);
            var evidence = uses.Select(use => Evidence.Of($"{use.What} last used {Phrases.Instant(use.At)}", use.Source)).ToArray();
            var since = scope.Now - latest.At;
            if (since < limit)
            {
                return [scope.Root.Fail(
                    $"Root was used {Phrases.Days(since)} ago, on {Phrases.Instant(latest.At)}, by {latest.What}; "
                    + $"{Phrases.Days(limit)} without use are asked for.",
                    evidence)];
            }

            if (unknown.Count == 0)
            {
                return [scope.Root.Pass($"Root was last used {Phrases.Days(since)} ago, on {Phrases.Instant(latest.At)}.", evidence)];
            }
        }

        return unknown.Count > 0
            ? [scope.Root.Unknown("its last use", string.Join("; ", unknown))]
            : [scope.Root.Pass("No use of root is recorded.", Evidence.Of("no use of root recorded", Source(root)))];
    }

    // The password's fact alone shows that the report was read; where only keys were, theirs does.
    private static Provenance Source(RootFacts root) =>
        root.Password.Provenance ?? root.AccessKeys.Provenance ?? root.AccessKeyPresent.Provenance!;

    private static void Collect(Fact<ConsolePassword> password, List<(DateTimeOffset, string, Provenance)> uses, List<string> unknown)
    {
        if (!password.TryGet(out var known))
        {
            unknown.Add($"password: {password.Reason}");
        }
        else
        {
            Collect(known.LastUse, "root's password", uses, unknown);
        }
    }

    private static void Collect(Fact<LastUse> lastUse, string what, List<(DateTimeOffset, string, Provenance)> uses, List<string> unknown)
    {
        if (!lastUse.TryGet(out var use))
        {
            unknown.Add($"{what}: {lastUse.Reason}");
        }
        else if (use.At is { } at)
        {
            uses.Add((at, what, lastUse.Provenance!));
        }
    }
}
