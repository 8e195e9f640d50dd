using System.Globalization;
using System.Xml.Linq;
using Keytide.Cli.Output;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class JunitReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Junit), "sample", "xml");

    // The schema that Jenkins' xUnit plugin publishes (junit-10.xsd), for what Keytide writes of it.
    [Fact]
    public async Task The_document_has_only_the_elements_and_attributes_of_the_schema()
    {
        var allowed = new Dictionary<string, (string[] Attributes, string[] Children)>
        {
            ["testsuites"] = (["name", "tests", "failures", "errors", "skipped", "time"], ["testsuite"]),
            ["testsuite"] = (["name", "tests", "failures", "errors", "skipped", "time", "timestamp"], ["testcase"]),
            ["testcase"] = (["classname", "name", "time"], ["failure", "error", "skipped"]),
            ["failure"] = (["message", "type"], []),
            ["error"] = (["message", "type"], []),
            ["skipped"] = (["message"], []),
        };
        foreach (var element in (await ReadAsync(SampleAudit.Accounts)).DescendantsAndSelf())
        {
            var (attributes, children) = allowed[element.Name.LocalName];
            Assert.Equal(attributes, element.Attributes().Select(attribute => attribute.Name.LocalName));
            Assert.All(element.Elements(), child => Assert.Contains(child.Name.LocalName, children));
        }
    }

    [Fact]
    public async Task The_counts_are_those_of_the_cases_in_each_suite_and_in_all()
    {
        var root = await ReadAsync(SampleAudit.Accounts);
        foreach (var element in root.DescendantsAndSelf().Where(it => it.Name.LocalName.StartsWith("testsuite", StringComparison.Ordinal)))
        {
            Assert.Equal(element.Descendants("testcase").Count(), Count(element, "tests"));
            Assert.Equal(element.Descendants("failure").Count(), Count(element, "failures"));
            Assert.Equal(element.Descendants("error").Count(), Count(element, "errors"));
            Assert.Equal(element.Descendants("skipped").Count(), Count(element, "skipped"));
        }

        var summary = SampleAudit.Summary();
        Assert.Equal(summary.Count(Verdict.Fail), Count(root, "failures"));
        Assert.Equal(summary.Count(Verdict.Unknown) + 3, Count(root, "errors")); // and three gaps
        Assert.Equal(summary.Count(Verdict.Muted) + summary.Count(Verdict.NotApplicable), Count(root, "skipped"));
    }

    [Fact]
    public async Task An_account_that_was_not_reached_is_an_error_and_not_an_empty_suite()
    {
        var suite = (await ReadAsync([SampleAudit.Accounts[2]])).Elements().Single();
        Assert.Contains("not read at all", suite.Descendants("error").Single().Attribute("message")!.Value);
    }

    [Fact]
    public async Task Characters_that_xml_forbids_are_made_visible()
    {
        var sample = SampleAudit.Accounts[0];
        var finding = sample.Findings[0] with { Message = "\u0000\u0001\ufffe\ud800 & <b> \"q\" \u001b ]]>" };
        var failure = (await ReadAsync([sample with { Findings = [finding] }])).Descendants("failure").Single();
        Assert.Equal("\\u0000\\u0001\\uFFFE\ufffd & <b> \"q\" \\u001B ]]>", failure.Attribute("message")!.Value);
    }

    private static int Count(XElement element, string attribute) =>
        int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static async Task<XElement> ReadAsync(IEnumerable<AccountAudit> accounts) =>
        XDocument.Parse(await SampleAudit.WriteAsync(OutputFormat.Junit, SampleAudit.Header, accounts)).Root!;
}
