using System.Formats.Tar;
using System.Text;

namespace Keytide.Connectors.Archives;

/// <summary>
/// The entries of a tar, one after the other as they come: a container's image, a layer of one, a source archive. Every entry is read, so
/// what a later layer removes or replaces is scanned as well.
/// </summary>
internal sealed class TarContents(ContentScan scan, ArchiveBudget budget, string path, int depth)
{
    private const int MostNames = 1 << 20;

    private readonly StringBuilder _names = new();

    public void Read(Stream archive)
    {
        using var reader = new TarReader(archive, leaveOpen: true);
        for (var entry = reader.GetNextEntry(); entry is not null; entry = reader.GetNextEntry())
        {
            budget.TakeEntry();
            Note(entry.Name);
            Note(entry.LinkName);
            if (entry.DataStream is { } content)
            {
                ReadEntry(content, $"{path}!{entry.Name.TrimStart('/')}");
            }
        }

        FlushNames();
    }

    private void ReadEntry(Stream content, string name)
    {
        try
        {
            scan.Read(content, name, depth + 1, budget);
        }
        catch (Exception error) when (Damage.Is(error) && error is not ArchiveLimitException)
        {
            scan.Skip(name, Damage.Reason(error));
        }
    }

    private void Note(string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            _names.Append(name).Append('\n');
            if (_names.Length > MostNames)
            {
                FlushNames();
            }
        }
    }

    private void FlushNames()
    {
        scan.ScanNames(Encoding.UTF8.GetBytes(_names.ToString()), path);
        _names.Clear();
    }
}
