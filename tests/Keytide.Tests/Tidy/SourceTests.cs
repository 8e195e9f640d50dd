using System.Text.RegularExpressions;
using Keytide.Tests.Support;

namespace Keytide.Tests.Tidy;

/// <summary>The style of the source files, as far as a test can read it.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 140;
    private const int LongestMember = 70;

    private static readonly string[] Everything = ["src", "tests", "bench"];

    [Fact]
    public void Files_are_short() => AssertNone(
        Repository.SourceFiles(Everything).Where(file => File.ReadLines(file).Count() > LongestFile)
            .Select(file => $"{Repository.Relative(file)} has more than {LongestFile} lines"));

    [Fact]
    public void Lines_fit_a_screen() => AssertNone(
        Lines(Everything).Where(line => line.Text.Length > LongestLine).Select(line => $"{line.Place}: {line.Text.Length} columns"));

    [Fact]
    public void Members_fit_a_page()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.SourceFiles("src"))
        {
            var lines = File.ReadAllLines(file);
            for (var start = 1; start < lines.Length; start++)
            {
                if (lines[start] != "    {" || TypeDeclaration().IsMatch(lines[start - 1]))
                {
                    continue;
                }

                var end = Array.FindIndex(lines, start, line => line is "    }" or "    };" or "    });");
                if (end - start > LongestMember)
                {
                    wrong.Add($"{Repository.Relative(file)}:{start} is {end - start} lines long");
                }
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.SourceFiles("src").Where(file => Path.GetFileName(file) != "Program.cs"))
        {
            var types = TopLevelType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct().ToList();
            var stem = Path.GetFileNameWithoutExtension(file);
            var fits = types.Count == 1 && (stem == types[0] || stem.StartsWith(types[0] + ".", StringComparison.Ordinal)
                || stem is "FactCreation");
            if (!fits)
            {
                wrong.Add($"{Repository.Relative(file)}: {string.Join(", ", types)}");
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.SourceFiles("src", "tests")
                     .Where(file => Path.GetFileName(file) is not ("Program.cs" or "Usings.cs")))
        {
            var expected = string.Join('.', Repository.Relative(file).Split('/')[1..^1]);
            if (!File.ReadLines(file).Contains($"namespace {expected};"))
            {
                wrong.Add($"{Repository.Relative(file)} is not in namespace {expected}");
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public void Names_that_say_nothing_are_not_used() => AssertNone(
        Repository.SourceFiles("src")
            .Where(file => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(file))
                || Repository.Relative(file).Split('/').Any(part => EmptyName().IsMatch(part)))
            .Select(Repository.Relative));

    [Fact]
    public void Nothing_is_left_half_done()
    {
        // Written apart, so that this file does not find itself.
        string[] leftovers = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "#reg" + "ion"];
        AssertNone(Lines(Everything).Where(line => leftovers.Any(line.Text.Contains)).Select(line => $"{line.Place}: {line.Text.Trim()}"));
    }

    [Fact]
    public void A_warning_is_switched_off_only_with_a_reason() => AssertNone(
        Lines(Everything).Where(line => line.Text.Contains("#pragma warning " + "disable", StringComparison.Ordinal)
                && !line.Text.Contains("//", StringComparison.Ordinal))
            .Select(line => line.Place));

    [Fact]
    public void No_exception_is_swallowed()
    {
        var wrong = Repository.SourceFiles("src")
            .Where(file => EmptyCatch().IsMatch(File.ReadAllText(file)))
            .Select(file => $"{Repository.Relative(file)} has an empty catch");
        AssertNone(wrong);
    }

    private static IEnumerable<(string Place, string Text)> Lines(params string[] folders) =>
        from file in Repository.SourceFiles(folders)
        from line in File.ReadLines(file).Select((text, index) => (Place: $"{Repository.Relative(file)}:{index + 1}", Text: text))
        select line;

    private static void AssertNone(IEnumerable<string> wrong) => Nothing.In(wrong);

    [GeneratedRegex(@"\b(class|struct|interface|enum|record)\b")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref)\s+)*"
        + @"(?:class|record struct|record class|record|struct|interface|enum|delegate [^ ]+)\s+(?<name>[A-Z]\w*)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"((?<!Secrets)Manager|Helper|Helpers|Utils?|Utilities|Impl|Common|Misc)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"catch[^{]*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
