using System.Text;
using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>A folder to be listed: its folders become items of their own, its files are scanned here or shared out.</summary>
/// <param name="folder">The folder.</param>
/// <param name="above">The one it is in, where that is open; released when it has been opened from there.</param>
/// <param name="fromTop">Its path from the top of the repository, for the rules; "" for the top.</param>
/// <param name="rules">What git ignores, or null when everything is scanned.</param>
internal sealed class FolderItem(FolderPath folder, OpenFolder? above, string fromTop, IgnoreRules? rules) : TreeItem
{
    // Deeper than any real tree; a path of as many letters cannot even be opened.
    private const int Deepest = 2000;

    public override void Do(TreeWork work, Worker worker)
    {
        var entries = worker.Entries;
        try
        {
            entries.Read(folder, above);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            work.Skip(folder.Shown.Length == 0 ? "." : folder.Shown, "the folder could not be listed");
            return;
        }
        finally
        {
            above?.Release();
        }

        OpenFolder? kept = null;
        try
        {
            var names = Share(work, worker, ref kept);
            worker.Scanner.ScanNames(folder, worker.Listed.GetBuffer().AsSpan(0, (int)worker.Listed.Length));
            FilesItem.Scan(folder, names, followsLinks: false, work, worker, entries.Descriptor);
        }
        finally
        {
            kept?.Release();
            entries.Dispose();
        }
    }

    public override void Abandon() => above?.Release();

    // What is left of the files when the folders, and the files beyond a number, have become items.
    private ReadOnlySpan<byte> Share(TreeWork work, Worker worker, ref OpenFolder? kept)
    {
        var entries = worker.Entries;
        var here = rules is null ? null : WithOwnRules(rules, entries);
        var names = worker.Names;
        names.SetLength(0);
        worker.Listed.SetLength(0);
        var files = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var name = entries.Name(i);
            var kind = entries.Kind(i);
            var entryFromTop = here is null ? "" : FromTop(name);
            if (here is not null && (name.SequenceEqual(".git"u8) || here.Ignore(entryFromTop, kind == EntryKind.Folder)))
            {
                continue;
            }

            worker.Listed.Write(name);
            worker.Listed.WriteByte((byte)'\n');
            switch (kind)
            {
                case EntryKind.Link:
                    break;
                case EntryKind.Folder when folder.Depth >= Deepest:
                    work.Skip(folder.Show(name), "it lies too deep");
                    break;
                case EntryKind.Folder:
                    kept ??= work.OpenFolders.TryKeep(entries);
                    work.Add(new FolderItem(folder.Below(name), kept?.Shared(), entryFromTop, here));
                    break;
                case EntryKind.Other:
                    work.Skip(folder.Show(name), "it is neither a file nor a folder");
                    break;
                default:
                    names.Write(name);
                    names.WriteByte(0);
                    if (++files % FilesItem.Most == 0)
                    {
                        kept ??= work.OpenFolders.TryKeep(entries);
                        work.Add(new FilesItem(folder, kept?.Shared(), names.ToArray(), followsLinks: false));
                        names.SetLength(0);
                    }

                    break;
            }
        }

        return names.GetBuffer().AsSpan(0, (int)names.Length);
    }

    private string FromTop(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        return fromTop.Length == 0 ? text : fromTop + "/" + text;
    }

    private IgnoreRules WithOwnRules(IgnoreRules above, FolderEntries entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries.Kind(i) == EntryKind.File && entries.Name(i).SequenceEqual(".gitignore"u8))
            {
                return GitFolder.With(above, fromTop, Path.Combine(folder.ToString(), ".gitignore"));
            }
        }

        return above;
    }
}
