namespace Keytide.Scanner.Grading;

/// <summary>What is known of the text as a whole.</summary>
/// <param name="Now">The time to judge expiries against, or null.</param>
/// <param name="IsForTests">True when its path has a folder for tests, samples or documentation. It lowers a grade, it drops
/// nothing.</param>
internal readonly record struct TextFacts(DateTimeOffset? Now, bool IsForTests)
{
    private static readonly string[] TestFolders =
    [
        "test", "tests", "testing", "testdata", "test-data", "fixtures", "spec", "specs", "examples", "example", "samples", "docs",
        "certdata",
    ];

    public static TextFacts Of(string? path, DateTimeOffset? now) =>
        new(now, path is not null && path.Split('/', '\\')[..^1].Any(part => TestFolders.Contains(part, StringComparer.OrdinalIgnoreCase)));
}
