using System.IO.Compression;
using System.Text;

namespace Keytide.Connectors.Archives;

/// <summary>The entries of a zip, by its directory, which stands at its end: one within another archive is held in memory.</summary>
internal sealed class ZipContents(ContentScan scan, ArchiveBudget budget, string path, int depth)
{
    private const int MostNames = 1 << 20;

    public void Read(Stream archive)
    {
        using var held = archive.CanSeek ? null : HeldArchive.Of(archive, budget.Limits.NestedArchive);
        using var zip = new ZipArchive(held ?? archive, ZipArchiveMode.Read, leaveOpen: true);
        var names = new StringBuilder(zip.Comment).Append('\n');
        foreach (var entry in zip.Entries)
        {
            budget.TakeEntry();
            if (names.Length < MostNames)
            {
                names.Append(entry.FullName).Append('\n').Append(entry.Comment).Append('\n');
            }

            if (entry.FullName.Length > 0 && entry.FullName[^1] != '/')
            {
                ReadEntry(entry, $"{path}!{entry.FullName.TrimStart('/')}");
            }
        }

        scan.ScanNames(Encoding.UTF8.GetBytes(names.ToString()), path);
    }

    private void ReadEntry(ZipArchiveEntry entry, string name)
    {
        if (entry.IsEncrypted)
        {
            scan.Skip(name, "it is encrypted");
            return;
        }

        try
        {
            using var content = entry.Open();
            scan.Read(new CountedStream(content, budget.TakeUnpacked), name, depth + 1, budget);
        }
        catch (Exception error) when (Damage.Is(error) && error is not ArchiveLimitException)
        {
            scan.Skip(name, Damage.Reason(error));
        }
    }
}
