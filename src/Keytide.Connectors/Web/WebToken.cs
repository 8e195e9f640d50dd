using System.Text;

namespace Keytide.Connectors.Web;

/// <summary>What a service asks of its callers: from the environment, or from a file that its owner alone may read.</summary>
/// <param name="Text">The token; null where there is none.</param>
/// <param name="Problem">Why there is none, as part of a sentence; null where there is one.</param>
public sealed record WebToken(SecretText? Text, string? Problem)
{
    private const int Longest = 16 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="variable">Reads the environment.</param>
    /// <param name="names">The variables that may hold it; the first that is set counts.</param>
    /// <param name="file">Where else it may be; null for nowhere.</param>
    public static WebToken Find(Func<string, string?> variable, IReadOnlyList<string> names, string? file = null)
    {
        foreach (var name in names)
        {
            if (variable(name) is { Length: > 0 } text)
            {
                return Checked(text, name);
            }
        }

        return file is not null && File.Exists(file)
            ? FromFile(file, mayBeReadByOthers: false)
            : new WebToken(null, $"{string.Join(" or ", names)} is not set{(file is null ? "" : $", and there is no {file}")}.");
    }

    /// <summary>A token that stands in a file, with or without an end of line.</summary>
    public static WebToken FromFile(string file, bool mayBeReadByOthers)
    {
        try
        {
            if (!mayBeReadByOthers && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            {
                return new WebToken(null, $"{file} may be read by others than its owner; run: chmod 600 {file}");
            }

            return new FileInfo(file).Length <= Longest
                ? Checked(File.ReadAllText(file, Encoding.UTF8).Trim(), file)
                : new WebToken(null, $"{file} is too long for a token.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new WebToken(null, $"{file} cannot be read: {Quoted.Sentence(problem.Message)}");
        }
    }

    /// <summary>A token goes into a header, where a line's end would begin another; and an error of the header would quote it.</summary>
    public static WebToken Checked(string text, string place) => text.Length is > 0 and <= Longest && text.All(c => c is > ' ' and <= '~')
        ? new WebToken(new SecretText(text), null)
        : new WebToken(null, $"{place} holds something that is no token: empty, or with blanks or other than ASCII in it.");
}
