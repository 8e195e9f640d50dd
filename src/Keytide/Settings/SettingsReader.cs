namespace Keytide.Settings;

/// <summary>
/// Reads <c>keytide.yaml</c>. The file is the user's own work, so everything wrong in it is found in one go and told with its place.
/// </summary>
public static class SettingsReader
{
    private static readonly string[] Sections = ["audit", "suppressions", "rotation", "scan", "sealing"];

    /// <param name="text">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="now">The instant from which a suppression may reach at most a year.</param>
    /// <exception cref="KeytideException">Something is wrong in it; the message has every problem on a line of its own.</exception>
    public static KeytideSettings Read(string text, string file, DateTimeOffset now)
    {
        var settings = Read(text, file, now, out var problems);
        return problems.Count == 0
            ? settings
            : throw new KeytideException(
                problems.Count == 1 ? problems[0].ToString() : $"{file} has {problems.Count} problems:\n{string.Join('\n', problems)}",
                "docs/guide/keytide.yaml is a complete example.");
    }

    /// <summary>The same, with the problems as data; the settings are then what could be understood.</summary>
    public static KeytideSettings Read(string text, string file, DateTimeOffset now, out IReadOnlyList<SettingsProblem> problems)
    {
        var collected = new SettingsProblems(file);
        var settings = Read(text, collected, now);
        problems = collected.Found;
        return settings;
    }

    private static KeytideSettings Read(string text, SettingsProblems problems, DateTimeOffset now)
    {
        var settings = KeytideSettings.Default;
        var root = SettingsTreeReader.Read(text, problems);
        if (root is null or SettingsText { IsNothing: true })
        {
            return settings;
        }

        foreach (var (key, value) in new SettingsValues(problems).Map(root, "the file", "section", Sections))
        {
            settings = key.Value switch
            {
                "audit" => new AuditSection(problems).Read(value, settings),
                "scan" => settings with { Scan = new ScanSection(problems, now).Read(value) },
                "sealing" => settings with { Sealing = new SealingSection(problems).Read(value) },
                "rotation" => settings with { Rotation = new RotationSection(problems).Read(value) },
                _ => settings with
                {
                    Audit = settings.Audit with { Suppressions = new SuppressionSection(problems, now).Read(value) },
                },
            };
        }

        return settings;
    }
}
