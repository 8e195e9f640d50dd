using System.Text;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// The folders of objects of a repository, alternates of alternates included. Git lets them lie anywhere, so they are read from anywhere;
/// each is read once, so that folders that name each other come to an end.
/// </summary>
/// <param name="skip">Told what cannot be read, and why.</param>
internal sealed class AlternateFolders(Action<string, string> skip)
{
    private readonly List<string> _all = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All => _all;

    public void Add(string folder) => Add(folder, 0);

    /// <summary>The folders in a variable: parted by colons, those with colons in quotes.</summary>
    public static IReadOnlyList<string> Split(string variable)
    {
        var folders = new List<string>();
        var at = 0;
        while (at < variable.Length)
        {
            if (variable[at] == '"')
            {
                folders.Add(Unquote(variable, ref at));
                at++;
                continue;
            }

            var end = variable.IndexOf(Path.PathSeparator, at);
            end = end < 0 ? variable.Length : end;
            folders.Add(variable[at..end]);
            at = end + 1;
        }

        folders.RemoveAll(folder => folder.Length == 0);
        return folders;
    }

    // As in C, as far as paths need it.
    private static string Unquote(string text, ref int at)
    {
        var plain = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            plain.Append(text[at]);
        }

        at++;
        return plain.ToString();
    }

    private void Add(string folder, int depth)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!_known.Add(path))
        {
            return;
        }

        if (_all.Count >= GitLimits.ObjectFolders || depth > GitLimits.AlternateDepth)
        {
            skip(path, "alternates lead too far");
            return;
        }

        if (!Directory.Exists(path))
        {
            skip(path, "this folder of objects is not there");
            return;
        }

        _all.Add(path);
        try
        {
            foreach (var line in (SmallFile.Read(Path.Combine(path, "info", "alternates")) ?? "").Split('\n'))
            {
                var named = line.TrimEnd('\r');
                if (named.Length > 0 && named[0] != '#')
                {
                    var at = 0;
                    Add(Path.GetFullPath(named[0] == '"' ? Unquote(named, ref at) : named, path), depth + 1);
                }
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is ArgumentException)
        {
            skip(path, "its alternates cannot be read");
        }
    }
}
