using System.ComponentModel;
using System.Diagnostics;

namespace Keytide.Cli.Hook;

/// <summary>Asks git for its settings: where hooks belong depends on configuration files that include each other. No scan asks.</summary>
internal static class GitSettings
{
    /// <summary>The folder in which git looks for the hooks of a repository.</summary>
    /// <exception cref="KeytideException">The folder is in no repository, or git is not installed.</exception>
    public static string HooksOf(string folder)
    {
        var (code, output) = Run("-C", folder, "rev-parse", "--git-path", "hooks");
        return code == 0
            ? Path.GetFullPath(output, folder)
            : throw new KeytideException(
                $"\"{Quoted.Shorten(folder)}\" is in no git repository.",
                "Go to one, or install for all that will be cloned: keytide hook install --global.");
    }

    /// <summary>A path among the user's own settings; null where it is not set.</summary>
    public static string? UserPath(string name)
    {
        var (code, output) = Run("config", "--global", "--type=path", "--get", name);
        return code == 0 && output.Length > 0 ? Path.GetFullPath(output) : null;
    }

    /// <exception cref="KeytideException">It could not be set.</exception>
    public static void SetUserPath(string name, string path)
    {
        if (Run("config", "--global", name, path).Code != 0)
        {
            throw new KeytideException($"git did not take the setting {name}.", $"Try it by hand: git config --global {name} \"{path}\".");
        }
    }

    /// <summary>Takes a setting away.</summary>
    public static void UnsetUser(string name) => Run("config", "--global", "--unset", name);

    private static (int Code, string Output) Run(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            complaints.Wait();
            return (process.ExitCode, output.TrimEnd('\r', '\n'));
        }
        catch (Win32Exception)
        {
            throw new KeytideException("git could not be started.", "Install it, and see that it is on the PATH.");
        }
    }
}
