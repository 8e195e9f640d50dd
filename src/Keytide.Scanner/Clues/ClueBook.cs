namespace Keytide.Scanner.Clues;

/// <summary>The clues of one scan. It keeps its instances, so that a scan that finds nothing allocates nothing.</summary>
internal sealed class ClueBook
{
    private readonly Stack<Clue> _free = new();
    private readonly List<Clue> _clues = [];

    public int Count => _clues.Count;

    public Clue this[int index] => _clues[index];

    /// <summary>The clues from an index on, for in-place work; valid until the next <see cref="Add"/>.</summary>
    public Span<Clue> From(int index) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_clues)[index..];

    public Clue Add(ClueKind kind)
    {
        var clue = _free.TryPop(out var used) ? used : new Clue();
        clue.Reset();
        clue.Kind = kind;
        _clues.Add(clue);
        return clue;
    }

    /// <summary>Gives back the clues from an index on that are marked as used, and closes the ranks.</summary>
    public void RemoveUsed(int from)
    {
        var kept = from;
        for (var i = from; i < _clues.Count; i++)
        {
            if (_clues[i].IsUsed)
            {
                Return(_clues[i]);
            }
            else
            {
                _clues[kept++] = _clues[i];
            }
        }

        _clues.RemoveRange(kept, _clues.Count - kept);
    }

    /// <summary>Gives back the clues from an index to another.</summary>
    public void Remove(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            _clues[i].Reset();
            _free.Push(_clues[i]);
        }

        _clues.RemoveRange(from, count);
    }

    /// <summary>Forgets all clues, which live on elsewhere until <see cref="Return"/>.</summary>
    public void Clear() => _clues.Clear();

    public void Return(Clue clue)
    {
        clue.Reset();
        _free.Push(clue);
    }
}
