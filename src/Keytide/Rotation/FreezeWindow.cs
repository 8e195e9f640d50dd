namespace Keytide.Rotation;

/// <summary>A span in which no rotation takes a step forward. Going back, and switching an old key on again, is always allowed.</summary>
public sealed record FreezeWindow(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < Until;
}
