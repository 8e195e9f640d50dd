namespace Keytide.Connectors.Git;

/// <summary>Reads what git writes to the standard input of the hooks of a push (githooks(5)).</summary>
public static class PushLines
{
    /// <summary>Of pre-push: "local-reference local-name remote-reference remote-name", a line each.</summary>
    /// <exception cref="KeytideException">It is something else.</exception>
    public static IReadOnlyList<PushedReference> BeforePush(string text) =>
        Parse(text, 4, "pre-push", parts => new PushedReference(parts[2], parts[3], parts[1]));

    /// <summary>Of pre-receive: "old-name new-name reference", a line each.</summary>
    /// <exception cref="KeytideException">It is something else.</exception>
    public static IReadOnlyList<PushedReference> BeforeReceive(string text) =>
        Parse(text, 3, "pre-receive", parts => new PushedReference(parts[2], parts[0], parts[1]));

    private static List<PushedReference> Parse(string text, int count, string hook, Func<string[], PushedReference> make)
    {
        var references = new List<PushedReference>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // "(delete)" stands for a reference that is deleted; a revision that was pushed by itself may have blanks.
            var parts = line.TrimEnd('\r').Split(' ');
            references.Add(parts.Length >= count
                ? make(parts[^count..])
                : throw new KeytideException(
                    $"A line of what git tells its {hook} hook has {parts.Length} parts, not {count}.",
                    "This is to be run by git as a hook: keytide hook install."));
        }

        return references;
    }
}
