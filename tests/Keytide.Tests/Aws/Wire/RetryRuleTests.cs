using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Wire;

public sealed class RetryRuleTests
{
    private static readonly RetryLimits Limits = RetryLimits.Usual;

    [Fact]
    public void What_is_not_safe_to_repeat_is_never_repeated()
    {
        foreach (var kind in Enum.GetValues<AwsErrorKind>())
        {
            Assert.Null(Decide(kind, repeatable: false, clockWasCorrected: true).Wait);
        }
    }

    [Theory]
    [InlineData(AwsErrorKind.Other, false)]
    [InlineData(AwsErrorKind.NotAccepted, false)]
    [InlineData(AwsErrorKind.WrongSignature, false)]
    [InlineData(AwsErrorKind.Skew, false)]
    [InlineData(AwsErrorKind.Expired, false)]
    [InlineData(AwsErrorKind.AccessDenied, false)]
    [InlineData(AwsErrorKind.Throttled, true)]
    [InlineData(AwsErrorKind.NotFound, false)]
    [InlineData(AwsErrorKind.Server, true)]
    [InlineData(AwsErrorKind.NoAnswer, true)]
    [InlineData(AwsErrorKind.Unreadable, true)]
    [InlineData(AwsErrorKind.Incomplete, false)]
    public void Only_what_may_end_otherwise_is_asked_again(AwsErrorKind kind, bool again) =>
        Assert.Equal(again, Decide(kind).Wait is not null);

    [Fact]
    public void A_corrected_clock_is_worth_one_more_signature_at_once() =>
        Assert.Equal(TimeSpan.Zero, Decide(AwsErrorKind.Skew, clockWasCorrected: true).Wait);

    [Theory]
    [InlineData(1, 0.0, 0)]
    [InlineData(1, 0.5, 100)]
    [InlineData(4, 0.5, 800)]
    [InlineData(12, 0.5, 10_000)]
    public void The_wait_is_drawn_below_a_ceiling_that_doubles_up_to_a_bound(int attempt, double chance, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Decide(AwsErrorKind.Throttled, attempt, chance).Wait);

    [Fact]
    public void Attempts_are_bounded_and_failures_get_fewer_than_throttling()
    {
        Assert.NotNull(Decide(AwsErrorKind.Throttled, Limits.ThrottledAttempts - 1).Wait);
        Assert.Null(Decide(AwsErrorKind.Throttled, Limits.ThrottledAttempts).Wait);
        Assert.NotNull(Decide(AwsErrorKind.Server, Limits.FailedAttempts - 1).Wait);
        Assert.Null(Decide(AwsErrorKind.Server, Limits.FailedAttempts).Wait);
    }

    [Fact]
    public void Total_time_is_bounded()
    {
        Assert.Null(Decide(AwsErrorKind.Throttled, elapsed: Limits.Total, chance: 0.9).Wait);
        Assert.Null(Decide(AwsErrorKind.Throttled, asked: Limits.Total + TimeSpan.FromSeconds(1)).Wait);
    }

    [Fact]
    public void An_asked_wait_is_the_least_and_never_the_most()
    {
        Assert.Equal(TimeSpan.FromSeconds(9), Decide(AwsErrorKind.Throttled, asked: TimeSpan.FromSeconds(9)).Wait);
        Assert.Equal(TimeSpan.FromSeconds(10), Decide(AwsErrorKind.Throttled, 12, 0.5, asked: TimeSpan.FromSeconds(9)).Wait);
    }

    private static RetryDecision Decide(
        AwsErrorKind kind,
        int attempt = 1,
        double chance = 0.5,
        bool repeatable = true,
        bool clockWasCorrected = false,
        TimeSpan elapsed = default,
        TimeSpan? asked = null) => RetryRule.Decide(
            repeatable,
            new AwsException(kind, "iam:ListUsers", "code", "detail") { RetryAfter = asked },
            attempt,
            elapsed,
            clockWasCorrected,
            chance,
            Limits);
}
