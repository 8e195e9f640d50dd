using System.Runtime.CompilerServices;

namespace Keytide.Tests.Golden;

/// <summary>
/// Compares what Keytide shows with the file that was agreed on: <c>Class.name.verified.ext</c> beside the test.
/// <c>KEYTIDE_ACCEPT_GOLDEN=1</c> writes the files anew, to be read in review like any other change.
/// </summary>
public static class Golden
{
    public static void Check(string actual, string name, string extension = "txt", [CallerFilePath] string test = "")
    {
        var file = Path.Combine(
            Path.GetDirectoryName(Locate(test))!, $"{Path.GetFileNameWithoutExtension(test)}.{name}.verified.{extension}");
        CheckFile(actual, file);
    }

    /// <summary>For documents that live elsewhere in the repository, such as docs/checks.md.</summary>
    public static void CheckFile(string actual, string file)
    {
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("KEYTIDE_ACCEPT_GOLDEN") == "1")
        {
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"There is no {file}; run the test once with KEYTIDE_ACCEPT_GOLDEN=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    // Deterministic builds record source paths below "/_/"; the checkout knows where that is.
    private static string Locate(string test) =>
        test.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Support.Repository.Root, test[3..]) : test;
}
