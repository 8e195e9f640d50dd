namespace Keytide.Scanner.Reading;

/// <summary>Stretches of a text in order, joined where they touch.</summary>
internal sealed class Stretches
{
    private Stretch[] _all = new Stretch[16];

    public int Count { get; private set; }

    public Stretch this[int index] => _all[index];

    public void Clear() => Count = 0;

    /// <summary>Adds a stretch. Starts may come slightly out of order, as the stops of one block do.</summary>
    public void Add(int start, int end)
    {
        if (Count > 0 && _all[Count - 1] is var last && start <= last.End)
        {
            _all[Count - 1] = new Stretch(Math.Min(start, last.Start), Math.Max(end, last.End));
            return;
        }

        if (Count == _all.Length)
        {
            var more = new Stretch[Count * 2];
            _all.CopyTo(more, 0);
            _all = more;
        }

        _all[Count++] = new Stretch(start, end);
    }
}
