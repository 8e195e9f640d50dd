namespace Keytide.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The folder of recorded data beside the checkout, or null where there is none (a fresh clone elsewhere).</summary>
    public static readonly string? SharedData = FindSharedData();

    /// <summary>Every C# file of ours below a folder, generated ones left out, in a stable order.</summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Keytide.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests were not started from inside a checkout: no Keytide.slnx above them.");
    }

    private static string? FindSharedData()
    {
        var candidates = new[]
        {
            Environment.GetEnvironmentVariable("KEYTIDE_SHARED_DATA"),
            Path.Combine(Root, "..", "shared", "data"),
        };
        return candidates.FirstOrDefault(Directory.Exists);
    }
}
