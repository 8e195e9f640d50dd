using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>The folders and files that are still to be scanned, shared by the workers, and what has become of the others.</summary>
internal sealed class TreeWork(TreeScanOptions options)
{
    private readonly object _gate = new(); // A plain object: those who find no work wait on it.
    private readonly Stack<TreeItem> _items = new();
    private readonly List<SkippedPath> _skipped = [];
    private int _unfinished;
    private int _waiting;
    private bool _abandoned;
    private long _files;
    private long _bytes;

    public OpenFolders OpenFolders { get; } = new();

    public void AddRoot(string path)
    {
        if (Directory.Exists(path))
        {
            var shown = path is "." or "./" ? "" : path.Length > 1 ? path.TrimEnd('/') : path;
            var folder = options.Everything ? default : GitFolder.Of(path);
            var location = path.Length > 1 ? path.TrimEnd('/') : path;
            Add(new FolderItem(FolderPath.Of(location, shown), null, folder.FromTop ?? "", folder.Rules));
        }
        else if (File.Exists(path))
        {
            Add(FilesItem.Named(path));
        }
        else
        {
            throw new KeytideException(
                $"There is no file or folder \"{Quoted.Shorten(path)}\".", "Name what to scan, or nothing for the current folder.");
        }
    }

    public void Add(TreeItem item)
    {
        lock (_gate)
        {
            _unfinished++;
            _items.Push(item);
            if (_waiting > 0)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Waits for the next item; false when there is none and none can come.</summary>
    public bool TryTake(out TreeItem item)
    {
        lock (_gate)
        {
            while (!_abandoned && _unfinished > 0)
            {
                if (_items.TryPop(out item!))
                {
                    return true;
                }

                _waiting++;
                Monitor.Wait(_gate);
                _waiting--;
            }
        }

        item = null!;
        return false;
    }

    /// <summary>Says that an item that was taken is finished; the last one wakes those who wait.</summary>
    public void Done()
    {
        lock (_gate)
        {
            if (--_unfinished == 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>A worker has failed, or is to end early: the others are to stop.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _abandoned = true;
            while (_items.TryPop(out var item))
            {
                item.Abandon();
            }

            Monitor.PulseAll(_gate);
        }
    }

    public void Scanned(long files, long bytes)
    {
        Interlocked.Add(ref _files, files);
        Interlocked.Add(ref _bytes, bytes);
        options.Meter?.Add(files, bytes);
    }

    public void Skip(string path, string reason)
    {
        lock (_gate)
        {
            _skipped.Add(new SkippedPath(path, reason));
        }
    }

    public ScanCoverage Coverage() =>
        new(_files, _bytes, _skipped.OrderBy(skipped => skipped.Path, StringComparer.Ordinal).ToList());
}
