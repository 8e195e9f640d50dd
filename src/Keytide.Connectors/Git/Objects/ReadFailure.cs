namespace Keytide.Connectors.Git.Objects;

/// <summary>What to say of something that could not be read.</summary>
internal static class ReadFailure
{
    public static string Reason(Exception error) => error switch
    {
        GitDataException => error.Message,
        FileNotFoundException or DirectoryNotFoundException => "it was gone when it was to be read",
        UnauthorizedAccessException => "it may not be read",
        _ => "it could not be read",
    };

    public static bool IsExpected(Exception error) => error is GitDataException or IOException or UnauthorizedAccessException;
}
