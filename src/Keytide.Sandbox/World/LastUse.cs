namespace Keytide.Sandbox.World;

/// <summary>
/// When something was last used. AWS records only the first use in any span of 15 minutes (5 for passwords), and shows it late:
/// what is told is the newest record that has come through.
/// </summary>
public sealed class LastUse
{
    private readonly List<Use> _underway = [];
    private DateTimeOffset? _recordedAt;

    /// <summary>The newest use, recorded or not: what an oracle knows.</summary>
    public Use? Truth { get; private set; }

    private Use? Shown { get; set; }

    /// <summary>Notes a use; <paramref name="visibleAt"/> is when the world is told of it.</summary>
    public void Note(DateTimeOffset at, string service, string region, DateTimeOffset visibleAt, TimeSpan? span = null)
    {
        if (Truth is null || at >= Truth.At)
        {
            Truth = new Use(at, service, region, visibleAt);
        }

        if (_recordedAt is { } recorded && at >= recorded && at < recorded + (span ?? TimeSpan.FromMinutes(15)))
        {
            return;
        }

        _recordedAt = at;
        _underway.Add(new Use(at, service, region, visibleAt));
    }

    /// <summary>The newest recorded use that is visible at <paramref name="now"/>; null where none is known.</summary>
    public Use? SeenAt(DateTimeOffset now)
    {
        _underway.RemoveAll(use =>
        {
            if (use.VisibleAt > now)
            {
                return false;
            }

            Shown = Shown is null || use.At > Shown.At ? use : Shown;
            return true;
        });
        return Shown;
    }
}
