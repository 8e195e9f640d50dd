namespace Keytide.Connectors.Git;

/// <summary>
/// Counts how many of the repositories that are scanned together have a folder of objects: borrowing costs a submodule one line, and a scan
/// of it costs what the folder holds.
/// </summary>
internal sealed class SharedFolders
{
    private const int Most = 16;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes in the folders of a repository.</summary>
    /// <returns>False where one of them was scanned with too many others already; then none is taken in.</returns>
    public bool TryAdd(IReadOnlyList<string> folders)
    {
        if (folders.Any(folder => _counts.GetValueOrDefault(folder) >= Most))
        {
            return false;
        }

        foreach (var folder in folders)
        {
            _counts[folder] = _counts.GetValueOrDefault(folder) + 1;
        }

        return true;
    }
}
