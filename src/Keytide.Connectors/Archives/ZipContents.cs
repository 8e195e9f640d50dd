using System.IO.Compression;
using System.Text;

namespace Keytide.Connectors.Archives;

/// <summary>The entries of a zip, by its directory, which stands at its end.</summary>
internal sealed class ZipContents(ContentScan scan, ArchiveBudget budget, string path, int depth)
{
    private const int MostNames = 1 << 20;
    private const int LargestDirectory = 64 << 20;

    private long _directory;

    public void Read(Stream archive)
    {
        using var zip = new ZipArchive(new CountedStream(archive, Take), ZipArchiveMode.Read, leaveOpen: true);
        var names = new StringBuilder(zip.Comment).Append('\n');
        var entries = zip.Entries;
        _directory = long.MinValue;
        foreach (var entry in entries)
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

    // The directory is read, and held, as a whole; how many entries it says it has proves nothing.
    private void Take(int read)
    {
        if ((_directory += read) > LargestDirectory)
        {
            throw ArchiveLimitException.TooManyEntries();
        }
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
            var counted = new BoundedStream(new CountedStream(content, budget.TakeUnpacked), entry.Length);
            scan.Read(counted, name, depth + 1, budget);

            // .NET ends where the directory says that the entry does, whatever else is packed in it.
            counted.ReadToEnd();
            if (counted.Checksum != entry.Crc32)
            {
                scan.Skip(name, "it is damaged");
            }
        }
        catch (Exception error) when (Damage.Is(error) && error is not ArchiveLimitException)
        {
            scan.Skip(name, Damage.Reason(error));
        }
    }
}
