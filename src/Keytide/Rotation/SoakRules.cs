namespace Keytide.Rotation;

/// <summary>
/// A retired key is held inactive for a while before it is deleted, and looked at all the time: late records of use can still bring it
/// back, and the journal vouches for no more than what it has seen.
/// </summary>
internal static class SoakRules
{
    private const double OfQuietWindow = 0.75; // So that an engine that is at work never leaves a gap in which the key could be on.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The next look at a key that is inactive; null where it was held long enough.</summary>
    public static Decision? Soaking(Situation s, SeenKey key, string what)
    {
        var progress = s.State.Of(key.Id);
        if (progress is not { SoaksFrom: { } from, SeenInactiveAt: { } seenAt })
        {
            return s.Bring(KeyChange.Deactivate, key, $"{what} is inactive, and the journal does not say since when.");
        }

        if (s.Now >= seenAt + Situation.ShortestPause)
        {
            return Situation.Note(new RotationEvent.KeySeenInactive(key.Id), $"{what} is still inactive.");
        }

        var end = from + s.Policy.Soak;
        return s.Now < end ? Situation.WaitUntil(NextLook(s, from, end), $"{what} soaks, inactive, until {end:u}.") : null;
    }

    // Ever more rarely.
    private static DateTimeOffset NextLook(Situation s, DateTimeOffset from, DateTimeOffset end)
    {
        var longest = Spans.Shorter(LongestPause, s.Policy.QuietWindow * OfQuietWindow);
        var next = s.Now + Spans.Longer(Spans.Shorter(Spans.Longer(s.Now - from, FirstLook), longest), Situation.ShortestPause);
        return next < end ? next : end;
    }
}
