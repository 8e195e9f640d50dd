namespace Keytide.Scanning;

/// <summary>One line of a .gitignore file (gitignore(5)).</summary>
public sealed class IgnorePattern
{
    private readonly string _glob;
    private readonly bool _anchored;
    private readonly bool _foldersOnly;

    private IgnorePattern(string glob, bool negated, bool anchored, bool foldersOnly)
    {
        _glob = glob;
        IsNegated = negated;
        _anchored = anchored;
        _foldersOnly = foldersOnly;
    }

    /// <summary>True for a line that begins with an exclamation mark: what it matches is taken in again.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line; null for comments and empty lines.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var text = TrimEnd(line.TrimEnd('\r'));
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var negated = text[0] == '!';
        text = negated ? text[1..] : text;
        var foldersOnly = text.EndsWith('/');
        text = foldersOnly ? text[..^1] : text;
        var anchored = text.Contains('/');
        text = text.StartsWith('/') ? text[1..] : text;
        return text.Length == 0 ? null : new IgnorePattern(text, negated, anchored, foldersOnly);
    }

    /// <summary>True when the pattern matches a path below the folder of its file, written with slashes.</summary>
    public bool Matches(ReadOnlySpan<char> path, bool isFolder)
    {
        if (_foldersOnly && !isFolder)
        {
            return false;
        }

        return Glob.Matches(_glob, _anchored ? path : path[(path.LastIndexOf('/') + 1)..]);
    }

    // Blanks at the end do not count unless the last one is escaped.
    private static string TrimEnd(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && !(end > 1 && line[end - 2] == '\\'))
        {
            end--;
        }

        return line[..end];
    }
}
