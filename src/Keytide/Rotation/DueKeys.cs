namespace Keytide.Rotation;

/// <summary>Decides which keys of a user are due. Pure.</summary>
/// <remarks>
/// <code>
/// key                              standing
/// inactive                         Inactive
/// user has an open rotation        InProgress
/// date of making unknown           Unknown
/// not older than the rule allows   NotDue
/// the other key is active, too     TwoActive
/// otherwise                        Due
/// </code>
/// </remarks>
public static class DueKeys
{
    /// <param name="userName">Whose keys.</param>
    /// <param name="keys">All of the user's keys.</param>
    /// <param name="rule">The rule that covers the user.</param>
    /// <param name="open">The user's rotation that is not over, or null.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<DueKey> Of(
        string userName, IReadOnlyList<ListedKey> keys, RotationRule rule, RotationId? open, DateTimeOffset now) =>
        [.. keys.OrderBy(key => key.Id).Select(key => One(userName, key, keys.Count(other => other.IsActive), rule, open, now))];

    private static DueKey One(
        string userName, ListedKey key, int active, RotationRule rule, RotationId? open, DateTimeOffset now)
    {
        var age = now - key.CreatedAt;
        var (standing, why) = (key, open, age) switch
        {
            ({ IsActive: false }, _, _) => (DueStanding.Inactive, "It is inactive."),
            (_, { } rotation, _) => (DueStanding.InProgress, $"{rotation} is not over."),
            (_, _, null) => (DueStanding.Unknown, "AWS did not say when it was made."),
            (_, _, { } known) when known <= rule.MaximumAge =>
                (DueStanding.NotDue, $"It is due {key.CreatedAt + rule.MaximumAge:yyyy-MM-dd}."),
            _ when active > 1 =>
                (DueStanding.TwoActive, $"The user has {active} active keys: say which one with rotate start --key."),
            _ => (DueStanding.Due, $"It is {age!.Value.Days} days old; {rule.Name} allows {Duration.Text(rule.MaximumAge)}."),
        };
        return new DueKey(userName, key.Id, rule, age, standing, why);
    }
}
