using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// What of a repository's own config decides how its files are read (gitrepository-layout(5)). Nothing else in it, and nothing in any other
/// config, is looked at: no setting can make a scan see less.
/// </summary>
/// <param name="HashLength">Bytes of a name: 20 for SHA-1, 32 for SHA-256.</param>
/// <param name="IsPartial">True where objects may be left at a remote.</param>
/// <param name="ReferenceStorage">How references are kept: "files", or what it says.</param>
internal sealed record RepositoryConfig(int HashLength, bool IsPartial, string ReferenceStorage)
{
    /// <summary>Where its files are checked out, to be shown and no more; null where it does not say.</summary>
    public string? Worktree { get; init; }

    /// <exception cref="GitDataException">The names are of a kind that is not known.</exception>
    public static RepositoryConfig Parse(string text)
    {
        var hashLength = 20;
        var isPartial = false;
        var storage = "files";
        string? worktree = null;
        var section = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                var close = line.IndexOf(']', StringComparison.Ordinal);
                section = (close < 0 ? line[1..] : line[1..close]).Trim();
                line = close < 0 ? "" : line[(close + 1)..].Trim();
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var isCore = section.Equals("core", StringComparison.OrdinalIgnoreCase);
            if (equals < 0 || (!isCore && !section.Equals("extensions", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var value = line[(equals + 1)..].Split(['#', ';'])[0].Trim().Trim('"');
            if (isCore)
            {
                worktree = line[..equals].Trim().Equals("worktree", StringComparison.OrdinalIgnoreCase) ? value : worktree;
                continue;
            }

            switch (line[..equals].Trim().ToLowerInvariant())
            {
                case "objectformat":
                    hashLength = value.ToLowerInvariant() switch
                    {
                        "sha1" => 20,
                        "sha256" => 32,
                        _ => throw new GitDataException("its objects are named by a hash that is not known"),
                    };
                    break;
                case "partialclone":
                    isPartial = true;
                    break;
                case "refstorage":
                    storage = value.ToLowerInvariant();
                    break;
            }
        }

        return new RepositoryConfig(hashLength, isPartial, storage) { Worktree = worktree };
    }
}
