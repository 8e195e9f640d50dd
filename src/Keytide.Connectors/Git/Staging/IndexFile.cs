using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;

namespace Keytide.Connectors.Git.Staging;

/// <summary>Reads the index of a worktree from its file, or from both where it is split.</summary>
internal static class IndexFile
{
    /// <exception cref="GitDataException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IndexContent Read(GitRepository repository)
    {
        if (SmallFile.ReadBytes(repository.IndexFile) is not { } bytes)
        {
            return IndexContent.Empty;
        }

        var index = IndexReader.Parse(bytes, repository.HashLength);
        if (index.Link is not { Shared.IsZero: false } link)
        {
            return index;
        }

        var name = $"sharedindex.{link.Shared.ToHex(repository.HashLength)}";
        var shared = SmallFile.ReadBytes(Path.Combine(repository.GitFolder, name))
            ?? throw new GitDataException("the shared half of the index is missing");
        var joined = link.Join(IndexReader.Parse(shared, repository.HashLength).Entries, index.Entries);
        return index with { Entries = joined };
    }
}
