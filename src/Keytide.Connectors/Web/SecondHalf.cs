using Keytide.Distribution;

namespace Keytide.Connectors.Web;

/// <summary>
/// The second of two writes that belong together. While it is missing, whoever reads gets one half of each key; so it is tried again at
/// once, where a first write is left to the next turn of the rotation.
/// </summary>
internal static class SecondHalf
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    /// <param name="write">The write; safe to repeat.</param>
    /// <param name="pause">What the service's rate limit asks for.</param>
    /// <param name="time">Of the waits.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DestinationException">It failed each time; the message says that the pair is torn.</exception>
    public static async Task<T> WriteAsync<T>(Func<Task<T>> write, RatePause pause, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var wait in Waits)
        {
            try
            {
                return await write();
            }
            catch (DestinationException) when (pause.Left <= LongestPause)
            {
                await Task.Delay(pause.Left > wait ? pause.Left : wait, time, cancellation);
            }
            catch (DestinationException problem)
            {
                throw Torn(problem);
            }
        }

        try
        {
            return await write();
        }
        catch (DestinationException problem)
        {
            throw Torn(problem);
        }
    }

    private static DestinationException Torn(DestinationException problem) => new(
        $"{problem.Message} The secret is written and the id is not: what starts now gets one half of each key.",
        mayHaveHappened: true,
        problem.Todo,
        problem);
}
