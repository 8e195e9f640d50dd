namespace Keytide.Settings;

/// <summary>Collects what is wrong in one file, so that all of it is told at once.</summary>
internal sealed class SettingsProblems(string file)
{
    // Beyond this the file is something else than settings.
    private const int Most = 50;

    private readonly List<SettingsProblem> _found = [];

    public string File { get; } = file;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<SettingsProblem> Found => [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public bool IsFull => _found.Count >= Most;

    public void Add(SettingsNode at, string message, string hint) => Add(at.Line, at.Column, message, hint);

    public void Add(int line, int column, string message, string hint)
    {
        if (!IsFull)
        {
            _found.Add(new SettingsProblem(File, line, column, message, hint));
        }
    }

    /// <summary>For a word that is not among those known: says so, and which one may have been meant.</summary>
    public void AddUnknown(SettingsNode at, string what, string word, IReadOnlyCollection<string> known) => Add(
        at,
        $"\"{Quoted.Shorten(word)}\" is no {what}.",
        Spelling.Nearest(word, known) is { } meant ? $"Did you mean \"{meant}\"?"
            : known.Count <= 12 ? $"Known: {string.Join(", ", known)}."
            : "docs/checks.md lists what there is.");
}
