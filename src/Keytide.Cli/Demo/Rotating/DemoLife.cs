using Keytide.Sandbox.World;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// Whoever has no program of the demo goes on as before: keys and passwords that were in use at the beginning are used at the same pace
/// at the end. Otherwise the second audit would find that a whole company had stopped working.
/// </summary>
internal static class DemoLife
{
    private static readonly TimeSpan InUse = TimeSpan.FromDays(45);

    public static void GoOn(IEnumerable<User> users, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var user in users)
        {
            GoOn(user.PasswordLastUse, start, end);
            foreach (var key in user.AccessKeys.Where(key => key.Status == KeyStatus.Active))
            {
                GoOn(key.LastUse, start, end);
            }
        }
    }

    private static void GoOn(LastUse uses, DateTimeOffset start, DateTimeOffset end)
    {
        if (uses.Truth is { } use && use.At <= start && use.At > start - InUse)
        {
            var at = end - (start - use.At);
            uses.Note(at, use.Service, use.Region, at);
        }
    }
}
