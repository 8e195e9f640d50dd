namespace Keytide.Sandbox.World;

/// <summary>The newest calls of an account, oldest first.</summary>
public sealed class EventHistory
{
    private readonly List<ApiEvent> _events = [];

    public IReadOnlyList<ApiEvent> All => _events;

    public void Add(ApiEvent apiEvent, int keep = int.MaxValue)
    {
        _events.Add(apiEvent);
        if (_events.Count > keep)
        {
            // A tenth at a time, so that the cost of moving the rest is spread.
            _events.RemoveRange(0, Math.Max(1, keep / 10));
        }
    }
}
