namespace Keytide.Rotation.Notices;

/// <summary>When a notice that could not be sent is tried again. Pure.</summary>
public static class NoticeRetry
{
    /// <summary>About a day of trying.</summary>
    public const int MostAttempts = 9;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <param name="attempts">How many there were, this one included.</param>
    /// <returns>The wait before the next: a minute, four times as long each time, six hours at most; null for no more.</returns>
    public static TimeSpan? After(int attempts)
    {
        if (attempts >= MostAttempts)
        {
            return null;
        }

        var wait = TimeSpan.FromMinutes(Math.Pow(4, attempts - 1));
        return wait < Longest ? wait : Longest;
    }
}
