namespace Keytide.Connectors.Aws.Credentials;

/// <summary>
/// One of the two files that AWS tools share, <c>~/.aws/config</c> or <c>~/.aws/credentials</c>, read for settings. Credentials
/// themselves are read by the official SDK. Sections are in brackets, settings are <c>name = value</c>, a setting without a value may
/// have indented settings under it (AWS, SDKs and Tools Reference Guide, "Shared config and credentials files").
/// What does not fit is passed over, as the SDKs do.
/// </summary>
public sealed class ProfileFile
{
    private const int LargestFile = 4 * 1024 * 1024;

    // Section, then setting; an indented setting is kept as "outer/inner".
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    public static readonly ProfileFile Empty = new();

    public IEnumerable<string> Sections => _sections.Keys;

    public static ProfileFile Parse(string text)
    {
        var file = new ProfileFile();
        Dictionary<string, string>? section = null;
        string? outer = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = WithoutComment(raw).TrimEnd();
            if (line.Length == 0)
            {
                continue;
            }

            if (line.StartsWith('['))
            {
                section = line.EndsWith(']') ? file.Section(line[1..^1]) : null;
                outer = null;
                continue;
            }

            var equals = line.IndexOf('=');
            if (section is null || equals <= 0)
            {
                continue;
            }

            var (name, value) = (line[..equals].Trim().ToLowerInvariant(), line[(equals + 1)..].Trim());
            if (char.IsWhiteSpace(line[0]) && outer is not null)
            {
                section[$"{outer}/{name}"] = value;
                continue;
            }

            section[name] = value;
            outer = value.Length == 0 ? name : null;
        }

        return file;
    }

    /// <summary>Reads a file; a missing one is empty.</summary>
    /// <exception cref="KeytideException">It exists and cannot be read.</exception>
    public static ProfileFile Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > LargestFile)
            {
                throw new KeytideException($"{path} has {file.Length} bytes.", "An AWS profile file is small; check what it is.");
            }

            return file.Exists ? Parse(File.ReadAllText(path)) : Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeytideException($"{path} cannot be read: {e.Message}", "Make it readable, or name another by AWS_CONFIG_FILE.", e);
        }
    }

    /// <summary>A setting, or null where the section or the setting is missing or empty.</summary>
    public string? Find(string section, string setting) =>
        _sections.TryGetValue(section, out var settings) && settings.TryGetValue(setting, out var value) && value.Length > 0 ? value : null;

    public bool Has(string section) => _sections.ContainsKey(section);

    private Dictionary<string, string> Section(string heading)
    {
        // [profile name], [profile "a name"], [default]: one blank between the words, no quotes.
        var words = heading.Split((char[])[' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = string.Join(' ', words.Select(word => word.Trim('"', '\'')));
        if (!_sections.TryGetValue(name, out var settings))
        {
            _sections[name] = settings = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        return settings;
    }

    private static string WithoutComment(string line)
    {
        if (line.TrimStart() is ['#' or ';', ..])
        {
            return "";
        }

        // Inside a line a comment needs a blank before its sign: a value may well contain the sign itself.
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] is '#' or ';' && char.IsWhiteSpace(line[i - 1]))
            {
                return line[..i];
            }
        }

        return line;
    }
}
