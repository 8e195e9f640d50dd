namespace Keytide.Sandbox.World;

/// <summary>
/// A fact that changes, with the recent past kept: a host that has not heard of the newest change still answers from an older one.
/// Each change carries a number, unique in the world, from which its travelling time to each host is derived.
/// </summary>
public sealed class Timeline<T>(T first, DateTimeOffset since, ulong number)
{
    // Longer than any change travels, so that what is dropped is visible everywhere.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private List<TimelineChange<T>>? _earlier;
    private TimelineChange<T> _current = new(first, since, number);

    /// <summary>The truth.</summary>
    public T Current => _current.Value;

    public DateTimeOffset ChangedAt => _current.At;

    public void Set(T value, DateTimeOffset at, ulong changeNumber)
    {
        (_earlier ??= []).Add(_current);
        // Of what is older than any change travels, only the last still matters: it holds where the newer ones have not come.
        var settled = _earlier.FindLastIndex(change => change.At < at - Remembered);
        _earlier.RemoveRange(0, Math.Max(0, settled));
        _current = new TimelineChange<T>(value, at, changeNumber);
    }

    /// <summary>
    /// What a host sees to which <paramref name="hasArrived"/> of the changes have come; <paramref name="before"/> where not even
    /// the first has.
    /// </summary>
    public T SeenWhere(Func<TimelineChange<T>, bool> hasArrived, T before)
    {
        if (hasArrived(_current))
        {
            return _current.Value;
        }

        for (var i = (_earlier?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (hasArrived(_earlier![i]))
            {
                return _earlier[i].Value;
            }
        }

        return before;
    }
}
