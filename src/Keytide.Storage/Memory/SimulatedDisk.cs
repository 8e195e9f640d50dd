namespace Keytide.Storage.Memory;

/// <summary>
/// One append-only file with the manners of a real one: what was written and not synced is lost, in part or whole, when the machine
/// dies. For simulation and demonstration.
/// </summary>
public sealed class SimulatedDisk
{
    private readonly List<byte> _written = [];
    private int _synced;
    private int _latest;

    /// <summary>
    /// Called before and after each step of a write; may throw to make the machine die, or the disk be full, at that point.
    /// </summary>
    public Action<DiskMoment>? At { get; set; }

    public ReadOnlyMemory<byte> Content => _written.ToArray();

    public void Append(ReadOnlySpan<byte> bytes, bool isSynced = true)
    {
        _latest = _written.Count;
        At?.Invoke(DiskMoment.BeforeWrite);
        _written.AddRange(bytes);
        At?.Invoke(DiskMoment.BeforeSync);
        if (isSynced)
        {
            _synced = _written.Count;
            At?.Invoke(DiskMoment.AfterSync);
        }
    }

    /// <summary>Takes back the latest write, as after one that failed.</summary>
    public void DropLatest() => _written.RemoveRange(_latest, _written.Count - _latest);

    /// <summary>The machine died: of what was not synced a part of any length is left.</summary>
    public void Crash(IEntropy entropy)
    {
        var unsynced = _written.Count - _synced;
        var kept = (int)(entropy.NextDouble() * (unsynced + 1));
        _written.RemoveRange(_synced + kept, unsynced - kept);
        _synced = _written.Count;
    }

    /// <summary>Another file is put in its place, as from a backup.</summary>
    public void Replace(ReadOnlySpan<byte> content)
    {
        _written.Clear();
        _written.AddRange(content);
        _synced = _written.Count;
    }

    /// <summary>Cuts a torn tail off, once its reader knows where it begins.</summary>
    public void Truncate(int length)
    {
        _written.RemoveRange(length, _written.Count - length);
        _synced = length;
    }
}
