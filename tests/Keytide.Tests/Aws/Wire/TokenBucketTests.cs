using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Wire;

public sealed class TokenBucketTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_bucket_gives_a_seconds_worth_at_once_and_then_makes_wait()
    {
        var bucket = TokenBucket.Full(Start);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, bucket.Take(Start, out bucket));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(50), bucket.Take(Start, out bucket));
        Assert.Equal(TimeSpan.Zero, bucket.Take(Start.AddMilliseconds(50), out _));
    }

    [Fact]
    public void The_rate_doubles_with_each_second_of_use_until_the_first_throttling()
    {
        var bucket = TokenBucket.Full(Start);
        double[] rates = [.. Enumerable.Range(1, 4).Select(second =>
        {
            bucket.Take(Start.AddSeconds(second), out bucket);
            return bucket.Rate;
        })];
        Assert.Equal([40, 80, 160, 320], rates);

        bucket = bucket.Throttled(Start.AddSeconds(4), askedDelay: null);
        Assert.Equal((160.0, 0.0, false), (bucket.Rate, bucket.Tokens, bucket.SlowStart));
        bucket.Take(Start.AddSeconds(5), out bucket);
        Assert.Equal(162, bucket.Rate);
    }

    [Fact]
    public void Silence_is_no_success_and_raises_the_rate_by_one_step_only()
    {
        var bucket = TokenBucket.Full(Start);
        bucket.Take(Start.AddHours(1), out bucket);
        Assert.Equal(40, bucket.Rate);
        Assert.Equal(19, bucket.Tokens);
    }

    [Fact]
    public void Calls_that_fail_together_halve_the_rate_once()
    {
        var bucket = TokenBucket.Full(Start);
        for (var i = 0; i < 50; i++)
        {
            bucket = bucket.Throttled(Start.AddMilliseconds(i), askedDelay: null);
        }

        Assert.Equal(10, bucket.Rate);
        Assert.Equal(5, bucket.Throttled(Start.AddSeconds(2), askedDelay: null).Rate);
    }

    [Fact]
    public void The_rate_never_falls_so_low_that_nothing_would_move()
    {
        var bucket = TokenBucket.Full(Start);
        for (var i = 0; i < 100; i++)
        {
            bucket = bucket.Throttled(Start.AddSeconds(i), askedDelay: null);
        }

        Assert.Equal(TokenBucket.LowestRate, bucket.Rate);
        Assert.Equal(TimeSpan.FromSeconds(2), bucket.Take(Start.AddSeconds(99), out bucket));
        Assert.Equal(TimeSpan.Zero, bucket.Take(Start.AddSeconds(101), out _));
    }

    [Fact]
    public void A_wait_that_was_asked_for_closes_the_bucket_for_every_caller()
    {
        var bucket = TokenBucket.Full(Start)
            .Throttled(Start, TimeSpan.FromSeconds(30))
            .Throttled(Start.AddSeconds(1), TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(28), bucket.Take(Start.AddSeconds(2), out bucket));
        Assert.Equal(TimeSpan.Zero, bucket.Take(Start.AddSeconds(30), out _));
    }

    [Fact]
    public void A_clock_that_runs_backwards_gives_no_tokens()
    {
        var bucket = TokenBucket.Full(Start).Throttled(Start, askedDelay: null);
        Assert.NotEqual(TimeSpan.Zero, bucket.Take(Start.AddMinutes(-5), out bucket));
        Assert.Equal(TimeSpan.Zero, bucket.Take(Start.AddSeconds(1), out _));
    }
}
