namespace Keytide.Rotation.Fleet;

/// <summary>Decides which of the keys that are due get their rotation started now, and when nothing is started any more. Pure.</summary>
/// <remarks>
/// <code>
/// the first that fits                             choice
/// not due                                         held, with its standing's reason
/// the user carries an excluding tag               held
/// Keytide signs with this user's key              held: nobody saws off the branch they sit on
/// its rotation was rolled back lately             held until RetryAfter has passed
/// its policy is frozen now                        held until the freeze ends
/// the fleet is stopped                            held until a human releases it
/// the fleet, the account or the policy is full    held until one is through
/// otherwise                                       started, the longest overdue first
/// </code>
/// </remarks>
public static class FleetRules
{
    /// <summary>After so long without a change, an old key that is still in use is no reason any more to hold others back.</summary>
    private static readonly TimeSpan Straggling = TimeSpan.FromDays(7);

    /// <param name="account">Whose keys they are.</param>
    /// <param name="candidates">Every key of the account that a policy covers.</param>
    /// <param name="rotations">All rotations there are, those of other accounts as well.</param>
    /// <param name="stop">Why nothing is started; null where nothing speaks against it.</param>
    /// <param name="limits">How much at once.</param>
    /// <param name="now">The time.</param>
    /// <param name="elsewhere">How many more are about to be started in other accounts.</param>
    public static IReadOnlyList<FleetChoice> Choose(
        AccountId account,
        IReadOnlyList<FleetCandidate> candidates,
        IReadOnlyCollection<RotationSummary> rotations,
        string? stop,
        FleetLimits limits,
        DateTimeOffset now,
        int elsewhere = 0)
    {
        var inHand = rotations.Where(one => IsInHand(one, now)).ToList();
        var room = new Room(limits, inHand.Count + elsewhere, inHand.Count(one => one.Account == account));
        var ruleOf = candidates.DistinctBy(one => one.UserId).ToDictionary(one => one.UserId, one => one.Due.Rule, StringComparer.Ordinal);
        foreach (var one in inHand.Where(one => one.Account == account && ruleOf.ContainsKey(one.UserId)))
        {
            room.Take(ruleOf[one.UserId]);
        }

        var rolledBack = rotations.Where(one => one.Phase == RotationPhase.RolledBack && one.Account == account)
            .ToLookup(one => one.OldKey, one => one.UpdatedAt);
        var started = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. candidates.OrderByDescending(one => one.Due.Age - one.Due.Rule.MaximumAge).ThenBy(one => one.Due.Key)
                .Select(one => One(one)),
        ];

        FleetChoice One(FleetCandidate one)
        {
            var held = Held(one, rolledBack[one.Due.Key], limits, now) ?? stop ?? room.Full(one.Due.Rule)
                ?? (started.Contains(one.UserId) ? "Another key of its user is being rotated." : null);
            if (held is not null)
            {
                return new(one, Starts: false, held);
            }

            started.Add(one.UserId);
            room.TakeNew(one.Due.Rule);
            return new(one, Starts: true, one.Due.Why);
        }
    }

    /// <summary>
    /// Whether a rotation counts as under way: from its start until the old key is off, or on the way back. One that waits for a human
    /// holds nobody else up, and neither does one whose old key is simply still in use after a week.
    /// </summary>
    public static bool IsInHand(RotationSummary one, DateTimeOffset now) => one.Phase switch
    {
        RotationPhase.Blocked or RotationPhase.Deactivated or RotationPhase.Deleted => false,
        RotationPhase.Observing => now < one.UpdatedAt + Straggling,
        _ => !one.IsOver,
    };

    /// <summary>Why no more may be started, by what became of the latest rotations; null where too little went wrong.</summary>
    /// <param name="rotations">All there are.</param>
    /// <param name="since">What changed last before then has been seen by a human; null for all.</param>
    /// <param name="limits">How much is too much.</param>
    public static string? Stop(IEnumerable<RotationSummary> rotations, DateTimeOffset? since, FleetLimits limits)
    {
        var judged = rotations.Where(one => WentWell(one) is not null && (since is null || one.UpdatedAt > since))
            .OrderByDescending(one => one.UpdatedAt).ThenBy(one => one.Id).Take(limits.StopOfLast).ToList();
        var bad = judged.Where(one => WentWell(one) == false).ToList();
        return bad.Count < limits.StopCount ? null
            : $"{bad.Count} of the last {limits.StopOfLast} rotations went wrong ({Reasons(bad)}); "
                + $"from {limits.StopCount} on none is started.";
    }

    /// <summary>Whether it reached its destinations; null while that is open. What a human has not answered is no failure.</summary>
    public static bool? WentWell(RotationSummary one) => one.Phase switch
    {
        RotationPhase.Blocked => one.Block!.Reason is BlockReason.ApprovalExpired or BlockReason.UserExcluded ? null : false,
        RotationPhase.RolledBack => false,
        RotationPhase.Distributed or RotationPhase.Observing => true,
        RotationPhase.Deactivated or RotationPhase.Deleted or RotationPhase.Closed => true,
        _ => null,
    };

    private static string? Held(FleetCandidate one, IEnumerable<DateTimeOffset> rolledBack, FleetLimits limits, DateTimeOffset now)
    {
        var (due, rule) = (one.Due, one.Due.Rule);
        return due.Standing != DueStanding.Due ? due.Why
            : one.ExcludedBy is { } tag ? $"Its user carries the tag {Quoted.Shorten(tag)}, by which it is to be left alone."
            : one.IsCaller ? "Keytide itself signs with this user's key; let it act as a role, or rotate it by hand."
            : rolledBack.Any(at => now < at + limits.RetryAfter)
                ? $"Its rotation was rolled back; it is left alone until {rolledBack.Max() + limits.RetryAfter:yyyy-MM-dd HH:mm}Z."
            : rule.Policy.FreezeWindows.FirstOrDefault(window => window.Contains(now)) is { } freeze
                ? $"Changes are frozen until {freeze.Until:yyyy-MM-dd HH:mm}Z."
            : null;
    }

    private static string Reasons(IEnumerable<RotationSummary> bad) => string.Join(", ", bad
        .GroupBy(one => one.Block?.Reason.ToString() ?? "rolled back")
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} × {group.Key}"));

    /// <summary>What is still free of the limits while keys are chosen one after the other.</summary>
    private sealed class Room(FleetLimits limits, int all, int ofAccount)
    {
        private readonly Dictionary<string, int> _ofRule = new(StringComparer.Ordinal);
        private int _all = all;
        private int _ofAccount = ofAccount;

        public void Take(RotationRule rule) => _ofRule[rule.Name] = _ofRule.GetValueOrDefault(rule.Name) + 1;

        public void TakeNew(RotationRule rule)
        {
            _all++;
            _ofAccount++;
            Take(rule);
        }

        public string? Full(RotationRule rule) =>
            _all >= limits.AtOnce ? $"{_all} rotations are under way, and the settings allow {limits.AtOnce} at once."
            : _ofAccount >= limits.AtOncePerAccount
                ? $"{_ofAccount} rotations are under way in this account, and the settings allow {limits.AtOncePerAccount} at once."
            : _ofRule.GetValueOrDefault(rule.Name) >= rule.AtOnce
                ? $"{rule.AtOnce} rotations by the policy {rule.Name} are under way, which is as many as it allows at once."
            : null;
    }
}
