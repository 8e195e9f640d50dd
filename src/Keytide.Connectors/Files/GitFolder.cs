using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>Where a folder stands in a git repository, as far as its ignore files go.</summary>
/// <param name="Rules">Of the folders above it and of .git/info/exclude.</param>
/// <param name="FromTop">The folder's path from the top of the repository, with slashes; "" for the top, or outside of any.</param>
internal readonly record struct GitFolder(IgnoreRules Rules, string FromTop)
{
    private const long LargestIgnoreFile = 1 << 20;

    /// <summary>
    /// Looks upwards for the top. Ignore files that a user's git configuration names are left alone: what its owner does not want to see
    /// may still leak.
    /// </summary>
    public static GitFolder Of(string folder)
    {
        var start = new DirectoryInfo(Path.GetFullPath(folder));
        var top = start;
        while (top is not null && !Path.Exists(Path.Combine(top.FullName, ".git")))
        {
            top = top.Parent;
        }

        if (top is null)
        {
            return new GitFolder(IgnoreRules.None, "");
        }

        var fromTop = Path.GetRelativePath(top.FullName, start.FullName).Replace('\\', '/');
        fromTop = fromTop == "." ? "" : fromTop;
        var rules = With(IgnoreRules.None, "", Path.Combine(top.FullName, ".git", "info", "exclude"));
        var above = "";
        foreach (var name in fromTop.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            rules = With(rules, above, Path.Combine(top.FullName, above, ".gitignore"));
            above = above.Length == 0 ? name : above + "/" + name;
        }

        return new GitFolder(rules, fromTop);
    }

    /// <summary>Rules and, in front of them, those of a file, if there is one. Rules that cannot be read leave nothing out.</summary>
    public static IgnoreRules With(IgnoreRules rules, string folder, string location)
    {
        try
        {
            var file = new FileInfo(location);
            return file.Exists && file.LinkTarget is null && file.Length <= LargestIgnoreFile
                ? rules.With(folder, File.ReadAllText(location))
                : rules;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return rules;
        }
    }
}
