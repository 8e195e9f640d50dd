using Keytide.Storage;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli;

/// <summary>
/// Where Keytide keeps what it remembers: <c>--home</c>, else <c>KEYTIDE_HOME</c>, else <c>$XDG_STATE_HOME/keytide</c>, else
/// <c>~/.local/state/keytide</c>. Made, for its owner alone, when something is first kept.
/// </summary>
public sealed class StateFolder(string path)
{
    public string Path { get; } = path;

    public string DatabaseFile => System.IO.Path.Combine(Path, "keytide.db");

    public string SettingsFile => System.IO.Path.Combine(Path, "keytide.yaml");

    /// <summary>What is known of the sealing key without having it.</summary>
    public string SealingRecordFile => System.IO.Path.Combine(Path, "sealing.json");

    public string SealingKeyFile => System.IO.Path.Combine(Path, "sealing.key");

    public static StateFolder Of(GlobalSettings settings, Func<string, string?> environment)
    {
        var path = Given(settings.Home)
            ?? Given(environment("KEYTIDE_HOME"))
            ?? (Given(environment("XDG_STATE_HOME")) is { } state ? System.IO.Path.Combine(state, "keytide") : null)
            ?? System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
                ".local",
                "state",
                "keytide");
        return new StateFolder(System.IO.Path.GetFullPath(path));
    }

    /// <exception cref="KeytideException">The folder or the database in it cannot be used.</exception>
    public SqliteDatabase OpenDatabase()
    {
        try
        {
            return SqliteDatabase.Open(DatabaseFile);
        }
        catch (StorageException problem)
        {
            throw new KeytideException(problem.Message, "Name another folder with --home, or set KEYTIDE_HOME.", problem);
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
