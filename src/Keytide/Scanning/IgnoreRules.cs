namespace Keytide.Scanning;

/// <summary>
/// What git leaves out below a folder: the lines of the folder's own .gitignore, and behind them those of the folders above. The last line
/// that matches decides, and a file nearer by outweighs one further up.
/// </summary>
public sealed class IgnoreRules
{
    /// <summary>Nothing is left out.</summary>
    public static readonly IgnoreRules None = new(null, "", []);

    private readonly IgnoreRules? _above;
    private readonly string _folder;
    private readonly IReadOnlyList<IgnorePattern> _patterns;

    private IgnoreRules(IgnoreRules? above, string folder, IReadOnlyList<IgnorePattern> patterns)
    {
        _above = above;
        _folder = folder;
        _patterns = patterns;
    }

    /// <summary>These rules and, in front of them, those of a file.</summary>
    /// <param name="folder">The folder of the file, from the top, with slashes; "" for the top itself.</param>
    /// <param name="text">The file's content.</param>
    public IgnoreRules With(string folder, string text)
    {
        var patterns = text.Split('\n').Select(IgnorePattern.Parse).OfType<IgnorePattern>().ToList();
        return patterns.Count == 0 ? this : new IgnoreRules(this, folder, patterns);
    }

    /// <summary>True when a path is left out. Folders above it are not looked at: whoever walks a tree does not enter them.</summary>
    /// <param name="path">From the top, with slashes.</param>
    /// <param name="isFolder">True for folders, which "name/" means alone.</param>
    public bool Ignore(string path, bool isFolder)
    {
        for (var rules = this; rules is not null; rules = rules._above)
        {
            if (rules._folder.Length > 0 && !IsBelow(path, rules._folder))
            {
                continue;
            }

            var relative = path.AsSpan(rules._folder.Length == 0 ? 0 : rules._folder.Length + 1);
            for (var i = rules._patterns.Count - 1; i >= 0; i--)
            {
                if (rules._patterns[i].Matches(relative, isFolder))
                {
                    return !rules._patterns[i].IsNegated;
                }
            }
        }

        return false;
    }

    private static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
