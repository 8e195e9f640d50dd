using System.Collections.Concurrent;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>One token bucket for each action of one account. Callers of the same action wait in line, in the order they came.</summary>
public sealed class Pacer(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lane> _lanes = new();

    /// <summary>Returns when the next call of this action may be sent.</summary>
    public async Task WaitAsync(AwsOperation operation, CancellationToken cancellation)
    {
        var lane = LaneOf(operation);
        await lane.Line.EnterAsync(cancellation);
        try
        {
            while (lane.Take(clock.GetUtcNow()) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellation);
            }
        }
        finally
        {
            lane.Line.Leave();
        }
    }

    public void Throttled(AwsOperation operation, TimeSpan? askedDelay) => LaneOf(operation).Throttled(clock.GetUtcNow(), askedDelay);

    private Lane LaneOf(AwsOperation operation) => _lanes.GetOrAdd(operation.Name, static (_, clock) => new Lane(clock.GetUtcNow()), clock);

    private sealed class Lane(DateTimeOffset now)
    {
        private readonly Lock _lock = new();
        private TokenBucket _bucket = TokenBucket.Full(now);

        public WaitingLine Line { get; } = new();

        public TimeSpan Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                return _bucket.Take(now, out _bucket);
            }
        }

        public void Throttled(DateTimeOffset now, TimeSpan? askedDelay)
        {
            lock (_lock)
            {
                _bucket = _bucket.Throttled(now, askedDelay);
            }
        }
    }
}
