namespace Keytide;

/// <summary>
/// Something is wrong with what the user named or wrote (an option, a file, a setting). The message says what and where;
/// <see cref="Hint"/> says what to do next. The command line prints both and exits with 2.
/// </summary>
public sealed class KeytideException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Hint { get; } = hint;
}
