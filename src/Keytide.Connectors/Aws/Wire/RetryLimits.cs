namespace Keytide.Connectors.Aws.Wire;

/// <summary>How long one call may be repeated.</summary>
/// <param name="ThrottledAttempts">Attempts at most where the service throttles.</param>
/// <param name="FailedAttempts">Attempts at most where it fails, does not answer or answers garbage.</param>
/// <param name="Total">For attempts and the waits between them; a wait that would go beyond it is not begun.</param>
/// <param name="FirstDelay">Ceiling of the first random wait, doubled with each attempt.</param>
/// <param name="GreatestDelay">Ceiling of every random wait.</param>
public sealed record RetryLimits(int ThrottledAttempts, int FailedAttempts, TimeSpan Total, TimeSpan FirstDelay, TimeSpan GreatestDelay)
{
    public static readonly RetryLimits Usual = new(
        ThrottledAttempts: 15,
        FailedAttempts: 5,
        Total: TimeSpan.FromMinutes(5),
        FirstDelay: TimeSpan.FromMilliseconds(200),
        GreatestDelay: TimeSpan.FromSeconds(20));
}
