using System.Text.RegularExpressions;
using Keytide.Tests.Cli;
using Keytide.Tests.Support;

namespace Keytide.Tests.Tidy;

/// <summary>What the documents name is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "bench/README.md"];

    [Fact]
    public void Every_test_and_type_that_the_architecture_names_exists()
    {
        var files = Repository.SourceFiles("src", "tests").ToList();
        var sources = files.Select(Path.GetFileNameWithoutExtension)
            .Concat(files.Select(file => Path.GetFileName(Path.GetDirectoryName(file))))
            .ToHashSet();
        var named = TypeName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md")))
            .Select(match => match.Groups[1].Value);
        Nothing.In(named.Where(name => !sources.Contains(name) && name is not "TimeProvider"));
    }

    [Fact]
    public void Links_lead_to_files_that_are_there()
    {
        var broken = from document in Documents.Concat(Guides())
                     let text = File.ReadAllText(Path.Combine(Repository.Root, document))
                     from Match link in Link().Matches(text)
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, link.Groups[1].Value)
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{document} links to {link.Groups[1].Value}";
        Nothing.In(broken);
    }

    [Fact]
    public async Task Commands_in_the_documents_are_understood()
    {
        var wrong = new List<string>();
        foreach (var document in Documents.Concat(Guides()))
        {
            foreach (Match command in Command().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, document))))
            {
                var words = command.Groups[1].Value.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var help = await CommandLineRun.Of([.. words, "--help"]);
                if (help.ExitCode != 0)
                {
                    wrong.Add($"{document}: keytide {string.Join(' ', words)}: {help.Error}");
                }
            }
        }

        Nothing.In(wrong);
    }

    private static IEnumerable<string> Guides() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(Repository.Relative)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"`([A-Z][A-Za-z]+)`")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^keytide ([^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
