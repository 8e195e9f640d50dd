using System.Text.RegularExpressions;
using System.Xml.Linq;
using Keytide.Tests.Support;

namespace Keytide.Tests.Tidy;

/// <summary>Who may use whom: between projects, and between the capabilities of the domain.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Keytide.Scanner"] = [],
        ["Keytide"] = ["Keytide.Scanner"],
        ["Keytide.Storage"] = ["Keytide"],
        ["Keytide.Connectors"] = ["Keytide"],
        ["Keytide.Sandbox"] = [],
        ["Keytide.Server"] = ["Keytide", "Keytide.Storage", "Keytide.Connectors"],
        ["Keytide.Cli"] = ["Keytide", "Keytide.Scanner", "Keytide.Storage", "Keytide.Connectors", "Keytide.Sandbox", "Keytide.Server"],
    };

    // A capability uses the shared nouns at the root and the capabilities before it, never one after it.
    private static readonly string[] Capabilities =
        ["Inventory", "Compliance", "Usage", "Distribution", "Rotation", "Scanning", "Response", "Broker", "Migration", "Settings"];

    [Fact]
    public void Projects_reference_only_what_the_design_allows()
    {
        foreach (var project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} is not a project of the design.");
            var used = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.All(used, reference => Assert.Contains(reference, allowed));
        }
    }

    [Fact]
    public void A_capability_uses_only_those_listed_before_it()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.SourceFiles("src/Keytide"))
        {
            var capability = Repository.Relative(file).Split('/')[2];
            var place = Array.IndexOf(Capabilities, capability);
            if (place < 0)
            {
                Assert.True(
                    capability.EndsWith(".cs", StringComparison.Ordinal), $"src/Keytide/{capability} is no capability of the design.");
            }

            foreach (Match use in CapabilityUse().Matches(File.ReadAllText(file)))
            {
                var used = Array.IndexOf(Capabilities, use.Groups[1].Value);
                if (used > place)
                {
                    wrong.Add($"{Repository.Relative(file)} uses {use.Groups[1].Value}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Deciding_code_does_no_input_or_output_and_never_waits()
    {
        string[] forbidden =
            ["System.Net", "HttpClient", "File.", "Directory.", "Console.", "Process.", "Environment.", "TimeProvider", "async "];
        string[] pure = ["src/Keytide/Compliance/Checks", "src/Keytide/Compliance/Policies"];
        var wrong = Repository.SourceFiles(pure)
            .SelectMany(file => forbidden.Where(File.ReadAllText(file).Contains).Select(word => $"{Repository.Relative(file)} has {word}"));
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bKeytide\.([A-Z][A-Za-z]+)\b")]
    private static partial Regex CapabilityUse();
}
