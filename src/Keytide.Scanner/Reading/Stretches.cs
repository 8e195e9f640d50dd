namespace Keytide.Scanner.Reading;

/// <summary>Stretches of a text in order, joined where they touch.</summary>
internal sealed class Stretches
{
    private readonly List<(int Start, int End)> _all = [];

    public int Count => _all.Count;

    public (int Start, int End) this[int index] => _all[index];

    public void Clear() => _all.Clear();

    /// <summary>Adds a stretch. Starts may come slightly out of order, as the stops of one block do.</summary>
    public void Add(int start, int end)
    {
        if (_all.Count > 0 && start <= _all[^1].End)
        {
            _all[^1] = (Math.Min(start, _all[^1].Start), Math.Max(end, _all[^1].End));
            return;
        }

        _all.Add((start, end));
    }
}
