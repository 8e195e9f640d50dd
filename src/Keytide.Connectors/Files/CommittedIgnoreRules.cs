using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>
/// The rules of .gitignore files alone, from the top of a repository down to a folder: what everybody with a clone has. What stands in
/// .git/info/exclude or in a user's own settings protects one machine and is not counted.
/// </summary>
/// <param name="Rules">The rules.</param>
/// <param name="FromTop">The folder from the top of the repository, with slashes; "" for the top.</param>
public sealed record CommittedIgnoreRules(IgnoreRules Rules, string FromTop)
{
    /// <exception cref="KeytideException">There is no such folder, or it is in no repository.</exception>
    public static CommittedIgnoreRules Of(string folder)
    {
        var start = new DirectoryInfo(Path.GetFullPath(folder));
        if (!start.Exists)
        {
            throw new KeytideException($"There is no folder \"{Quoted.Shorten(folder)}\".", "Name a folder of a git repository.");
        }

        var top = start;
        while (top is not null && !Path.Exists(Path.Combine(top.FullName, ".git")))
        {
            top = top.Parent;
        }

        if (top is null)
        {
            throw new KeytideException(
                $"\"{Quoted.Shorten(folder)}\" is in no git repository.", "Name a folder of one, or make one with git init.");
        }

        var fromTop = Path.GetRelativePath(top.FullName, start.FullName).Replace('\\', '/');
        fromTop = fromTop == "." ? "" : fromTop;
        var rules = GitFolder.With(IgnoreRules.None, "", Path.Combine(top.FullName, ".gitignore"));
        var below = "";
        foreach (var name in fromTop.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            below = below.Length == 0 ? name : below + "/" + name;
            rules = GitFolder.With(rules, below, Path.Combine(top.FullName, below, ".gitignore"));
        }

        return new CommittedIgnoreRules(rules, fromTop);
    }
}
