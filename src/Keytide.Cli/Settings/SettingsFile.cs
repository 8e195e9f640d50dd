using System.Security.Cryptography;
using System.Text;
using Keytide.Settings;

namespace Keytide.Cli.Settings;

/// <summary>Finds and reads <c>keytide.yaml</c>: the one that <c>--config</c> names, else the one in the state folder, else none.</summary>
internal static class SettingsFile
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <exception cref="KeytideException">The named file is not there, cannot be read, or has problems.</exception>
    public static KeytideSettings Load(CommandContext context) => LoadMarked(context).Settings;

    /// <summary>The same, with a mark that is another after any change of the file.</summary>
    /// <exception cref="KeytideException">The named file is not there, cannot be read, or has problems.</exception>
    public static (KeytideSettings Settings, string Mark) LoadMarked(CommandContext context)
    {
        var named = context.Settings.Config;
        var file = named ?? StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable).SettingsFile;
        if (named is null && !File.Exists(file))
        {
            return (KeytideSettings.Default, "");
        }

        var text = TextOf(file);
        return (
            SettingsReader.Read(text, file, context.Time.GetUtcNow()),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)));
    }

    private static string TextOf(string file)
    {
        try
        {
            var length = new FileInfo(file).Length;
            return length <= LargestFile
                ? File.ReadAllText(file, Encoding.UTF8)
                : throw new KeytideException(
                    $"{file} has {length:N0} bytes; settings have at most {LargestFile:N0}.", "Name the right file.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KeytideException($"{file} cannot be read: {problem.Message}", "Name another with --config.", problem);
        }
    }
}
