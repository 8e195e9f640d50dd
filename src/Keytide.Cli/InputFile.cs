namespace Keytide.Cli;

/// <summary>Files that the user names to be read.</summary>
internal static class InputFile
{
    /// <param name="path">As the user wrote it.</param>
    /// <param name="option">The option it was given with, for the message.</param>
    /// <exception cref="KeytideException">It cannot be opened.</exception>
    public static Stream Open(string path, string option)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new KeytideException(
                $"{option} \"{Quoted.Shorten(path)}\" cannot be read: {Quoted.Sentence(problem.Message)}",
                "Name a file that is there.",
                problem);
        }
    }
}
