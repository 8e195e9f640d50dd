namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Decides whether a failed call is made again. Pure: time passed and chance come in as arguments.
/// <code>
/// operation        failure                          decision
/// not repeatable   any                              stop: it may have taken effect
/// repeatable       Throttled                        wait, at least as long as asked
/// repeatable       Server, NoAnswer, Unreadable     wait, fewer times
/// repeatable       Skew, clock learnt just now      again at once, one time
/// repeatable       any other                        stop: the same question has the same answer
/// </code>
/// The wait is drawn evenly between zero and a ceiling that doubles with each attempt (full jitter).
/// </summary>
public static class RetryRule
{
    /// <param name="repeatable">Whether the operation is safe to repeat.</param>
    /// <param name="failure">How the attempt ended.</param>
    /// <param name="attempt">Attempts made so far, from 1.</param>
    /// <param name="elapsed">Spent on attempts and on waits between them.</param>
    /// <param name="clockWasCorrected">Whether this failure taught the client the service's time for the first time in this call.</param>
    /// <param name="chance">From 0 (included) to 1 (excluded).</param>
    /// <param name="limits">The bounds.</param>
    public static RetryDecision Decide(
        bool repeatable, AwsException failure, int attempt, TimeSpan elapsed, bool clockWasCorrected, double chance, RetryLimits limits)
    {
        if (!repeatable)
        {
            return new(null, "the operation is never repeated");
        }

        if (failure.Kind == AwsErrorKind.Skew)
        {
            return clockWasCorrected
                ? new(TimeSpan.Zero, "signed again with the service's time")
                : new(null, "the service's time is not known");
        }

        int? allowed = failure.Kind switch
        {
            AwsErrorKind.Throttled => limits.ThrottledAttempts,
            AwsErrorKind.Server or AwsErrorKind.NoAnswer or AwsErrorKind.Unreadable => limits.FailedAttempts,
            _ => null,
        };
        if (allowed is null)
        {
            return new(null, "asking again would not change the answer");
        }

        if (attempt >= allowed)
        {
            return new(null, "attempts are used up");
        }

        var ceiling = Math.Min(limits.GreatestDelay.Ticks, limits.FirstDelay.Ticks * Math.Pow(2, attempt - 1));
        var wait = TimeSpan.FromTicks((long)(ceiling * chance));
        wait = failure.RetryAfter is { } asked && asked > wait ? asked : wait;
        return elapsed + wait > limits.Total ? new(null, "the time for this call is used up") : new(wait, "worth another attempt");
    }
}
