using System.Text;

namespace Keytide.Connectors.Files;

/// <summary>Some files of one folder, few enough to be shared out among workers.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="open">The same, where it is open.</param>
/// <param name="names">Their names, each followed by a zero byte.</param>
/// <param name="followsLinks">True for files that a user named.</param>
internal sealed class FilesItem(FolderPath folder, OpenFolder? open, byte[] names, bool followsLinks) : TreeItem
{
    public const int Most = 64;

    public static FilesItem Named(string path)
    {
        var name = Path.GetFileName(path);
        var above = path[..^name.Length];
        var location = above.Length > 1 ? above.TrimEnd('/') : above;
        return new FilesItem(FolderPath.Of(location, above), null, Encoding.UTF8.GetBytes(name + "\0"), followsLinks: true);
    }

    public override void Do(TreeWork work, Worker worker)
    {
        try
        {
            Scan(folder, names, followsLinks, work, worker, open?.Descriptor ?? FolderEntries.NotOpen);
        }
        finally
        {
            open?.Release();
        }
    }

    public override void Abandon() => open?.Release();

    /// <summary>Scans files by their names in a folder that is open, or by their paths.</summary>
    public static void Scan(
        FolderPath folder, ReadOnlySpan<byte> names, bool followsLinks, TreeWork work, Worker worker, int openFolder)
    {
        var count = 0;
        long bytes = 0;
        var entries = worker.Scanner.Entries;
        var entryBytes = worker.Scanner.EntryBytes;
        for (var rest = names; rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)0);
            var name = rest[..end];
            rest = rest[(end + 1)..];
            try
            {
                bytes += worker.Scanner.ScanFile(folder, name, openFolder, followsLinks);
                count++;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                work.Skip(folder.Show(name), Reason(error));
            }
        }

        work.Scanned(count + worker.Scanner.Entries - entries, bytes + worker.Scanner.EntryBytes - entryBytes);
    }

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it was gone when it was to be read",
        UnauthorizedAccessException => "it may not be read",
        _ => "it could not be read",
    };
}
