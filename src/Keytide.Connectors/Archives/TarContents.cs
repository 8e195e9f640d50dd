using System.Collections.ObjectModel;
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
            NoteAttributes(entry);
            if (entry.DataStream is { } content)
            {
                ReadEntry(content, $"{path}!{entry.Name.TrimStart('/')}");
            }
        }

        FlushNames();
        ReadBehind(archive);
    }

    // Whoever joins two of them has the second one behind the end of the first; the blocks of zeros between them say nothing.
    private void ReadBehind(Stream archive)
    {
        var block = new byte[512];
        for (var read = archive.ReadAtLeast(block, block.Length, throwOnEndOfStream: false); read > 0;
            read = archive.ReadAtLeast(block, block.Length, throwOnEndOfStream: false))
        {
            if (block.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                using var rest = new ResumedStream(block.AsMemory(0, read), archive);
                scan.Read(rest, path, depth + 1, budget);
                return;
            }
        }
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

    // They are what a program liked to write: a comment, attributes of the file system.
    private void NoteAttributes(TarEntry entry)
    {
        var attributes = entry switch
        {
            PaxTarEntry pax => pax.ExtendedAttributes,
            PaxGlobalExtendedAttributesTarEntry global => global.GlobalExtendedAttributes,
            _ => null,
        };
        foreach (var (name, value) in attributes ?? ReadOnlyDictionary<string, string>.Empty)
        {
            Note(name is "path" or "linkpath" ? null : value);
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
