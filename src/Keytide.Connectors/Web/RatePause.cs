using System.Globalization;
using Keytide.Distribution;

namespace Keytide.Connectors.Web;

/// <summary>
/// Until when a service has asked to be left alone. Shared by everything that comes to it with the same token, so that one refusal is not
/// answered by the next request. Told by <c>Retry-After</c>, <c>X-RateLimit-Reset</c> or <c>RateLimit-Reset</c> (docs.github.com, "Rate
/// limits for the REST API"; docs.gitlab.com, "Rate limits").
/// </summary>
/// <param name="name">The service, for messages.</param>
/// <param name="time">The clock.</param>
public sealed class RatePause(string name, TimeProvider time)
{
    // "If you exceed a secondary limit and no header says how long, wait at least one minute."
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>How long to wait still; zero where nobody asked.</summary>
    public TimeSpan Left => _until > time.GetUtcNow() ? _until - time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Sends nothing into a pause.</summary>
    /// <exception cref="DestinationException">It is not over yet.</exception>
    public void Check()
    {
        if (Left > TimeSpan.Zero)
        {
            throw Asked(mayHaveHappened: false);
        }
    }

    /// <summary>Looks whether an answer asks for a pause.</summary>
    /// <exception cref="DestinationException">It does: what was asked for was not done.</exception>
    public void Note(JsonReply reply)
    {
        if (reply.Status is not (403 or 429))
        {
            return;
        }

        var now = time.GetUtcNow();
        var isSpent = reply.Status == 429 || (reply.Header("x-ratelimit-remaining") ?? reply.Header("ratelimit-remaining")) == "0";
        var isSecondary = reply.Text("message")?.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) == true;
        var wait = Seconds(reply.Header("retry-after")) is { } seconds ? TimeSpan.FromSeconds(seconds)
            : isSpent && Seconds(reply.Header("x-ratelimit-reset") ?? reply.Header("ratelimit-reset")) is { } at
                ? DateTimeOffset.UnixEpoch.AddSeconds(at) - now
            : isSpent || isSecondary ? Usual
            : (TimeSpan?)null;
        if (wait is null)
        {
            return;
        }

        var pause = wait.Value < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait.Value;
        _until = now + (pause < Longest ? pause : Longest);
        throw Asked(mayHaveHappened: false);
    }

    private DestinationException Asked(bool mayHaveHappened) => new(
        string.Create(CultureInfo.InvariantCulture, $"{name} asks to be left alone until {_until:yyyy-MM-dd'T'HH:mm:ss'Z'} (rate limit)."),
        mayHaveHappened);

    // Retry-After may also be a date; neither service sends one.
    private static long? Seconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 10_000_000_000 ? seconds : null;
}
