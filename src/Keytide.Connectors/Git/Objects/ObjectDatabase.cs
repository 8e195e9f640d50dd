using Keytide.Connectors.Git.Packs;

namespace Keytide.Connectors.Git.Objects;

/// <summary>All objects of a repository: its own folder, those that a push brings, and the alternates. Threads may share it.</summary>
internal sealed class ObjectDatabase : IDisposable
{
    private ObjectDatabase(int hashLength, List<Pack> packs, List<LooseFolder> loose)
    {
        HashLength = hashLength;
        Packs = packs;
        Loose = loose;
    }

    /// <summary>20 for SHA-1, 32 for SHA-256.</summary>
    public int HashLength { get; }

    /// <summary>Largest first.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    public IReadOnlyList<LooseFolder> Loose { get; }

    /// <summary>Opens what is in some folders, and says what cannot be opened.</summary>
    /// <param name="folders">Of objects, each once.</param>
    /// <param name="hashLength">Of the names.</param>
    /// <param name="skip">Told the path and the reason.</param>
    public static ObjectDatabase Open(IReadOnlyList<string> folders, int hashLength, Action<string, string> skip)
    {
        var packs = new List<Pack>();
        var loose = new List<LooseFolder>();
        foreach (var folder in folders)
        {
            loose.Add(new LooseFolder(folder, hashLength));
            var packFolder = Path.Combine(folder, "pack");
            if (!Directory.Exists(packFolder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(packFolder, "*.pack"))
            {
                try
                {
                    CheckFile(file);
                    CheckFile(Path.ChangeExtension(file, ".idx"));
                    packs.Add(new Pack(file, hashLength));
                }
                catch (Exception error) when (error is GitDataException or IOException or UnauthorizedAccessException)
                {
                    skip(Path.GetFileName(file), ReadFailure.Reason(error));
                }
            }
        }

        foreach (var index in folders.SelectMany(IndexesWithoutPack))
        {
            skip(Path.GetFileName(index), "its pack is missing");
        }

        packs.Sort((left, right) => right.Index.Count.CompareTo(left.Index.Count));
        return new ObjectDatabase(hashLength, packs, loose);
    }

    private static IEnumerable<string> IndexesWithoutPack(string folder) =>
        Path.Combine(folder, "pack") is var packs && Directory.Exists(packs)
            ? Directory.EnumerateFiles(packs, "*.idx").Where(index => !File.Exists(Path.ChangeExtension(index, ".pack")))
            : [];

    // A pipe has no length, and opening it would wait for its other end.
    private static void CheckFile(string file)
    {
        var info = new FileInfo(file);
        if (info.LinkTarget is not null)
        {
            throw new GitDataException("the pack's file is a link");
        }

        if (info is { Exists: true, Length: 0 })
        {
            throw new GitDataException("the pack's file is empty");
        }
    }

    /// <summary>True where the object is there, readable or not.</summary>
    public bool Contains(in ObjectId id)
    {
        foreach (var pack in Packs)
        {
            if (pack.Index.Find(id) >= 0)
            {
                return true;
            }
        }

        foreach (var folder in Loose)
        {
            if (File.Exists(folder.FileOf(id)))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var pack in Packs)
        {
            pack.Dispose();
        }
    }
}
