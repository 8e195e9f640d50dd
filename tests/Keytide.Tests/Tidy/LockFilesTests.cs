using Keytide.Tests.Support;

namespace Keytide.Tests.Tidy;

public sealed class LockFilesTests
{
    // A publish for one platform writes that platform into the lock files, and a locked restore then fails everywhere.
    [Fact]
    public void Lock_files_name_no_platform()
    {
        var files = new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder)))
            .Select(project => Path.Combine(project, "packages.lock.json"))
            .Where(File.Exists)
            .ToList();
        Assert.NotEmpty(files);
        Nothing.In(files
            .Where(file => File.ReadAllText(file).Contains("\"net10.0/", StringComparison.Ordinal))
            .Select(Repository.Relative));
    }
}
