using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Keytide.Cli.Output;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class HtmlReportTests
{
    [Fact]
    public async Task The_sample_audit_is_written_as_agreed() =>
        Golden.Golden.Check(await SampleAudit.WriteAsync(OutputFormat.Html), "sample", "html");

    [Fact]
    public async Task Every_element_is_closed_and_no_id_stands_twice()
    {
        foreach (var page in await PagesAsync())
        {
            HtmlElements.AssertBalanced(page);
            var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
            var links = Regex.Matches(page, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value);
            Assert.All(links, link => Assert.Contains(link, ids));
        }
    }

    [Fact]
    public async Task Nothing_is_loaded_from_anywhere()
    {
        foreach (var page in await PagesAsync())
        {
            Assert.DoesNotMatch("(src|href|action|srcset|data)=\"(?!#)", page);
            Assert.DoesNotMatch(@"@import|url\(", page);
            Assert.Contains("default-src &#39;none&#39;", page);
        }
    }

    [Fact]
    public async Task The_policy_lets_in_this_style_sheet_and_this_script_and_no_attribute_of_either_kind()
    {
        var page = await SampleAudit.WriteAsync(OutputFormat.Html);
        var policy = WebUtility.HtmlDecode(Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);
        Assert.Contains($"style-src '{HashOf(page, "style")}'", policy);
        Assert.Contains($"script-src '{HashOf(page, "script")}'", policy);
        Assert.DoesNotMatch("<[^>]+ (style|on[a-z]+)=", page);
        Assert.Single(Regex.Matches(page, "<script"));
    }

    [Fact]
    public async Task Names_are_shown_and_do_nothing()
    {
        var page = await SampleAudit.WriteAsync(OutputFormat.Html);
        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.DoesNotContain("<b>&amp;</b>", page);
        Assert.Contains("nimda\\u202Egpj.exe", page);
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain('\u001b', page);
    }

    [Fact]
    public async Task Every_chart_says_in_words_what_it_shows()
    {
        var page = await SampleAudit.WriteAsync(OutputFormat.Html);
        var charts = Regex.Matches(page, "<svg(?![^>]*aria-hidden)[^>]*>(<title>[^<]+</title>)?");
        Assert.True(charts.Count > 10);
        Assert.All(charts, chart => Assert.Matches("role=\"img\" aria-label=\"[^\"]+\"><title>", chart.Value));
        Assert.Contains("<title>Console users: 0 with MFA, 1 without, 0 unknown</title>", page);
        Assert.Contains("61–90 d: 1", page);
    }

    [Fact]
    public async Task A_large_organization_makes_no_large_page()
    {
        var one = LargeAudit.Accounts(1, 12).Single();
        var many = Enumerable.Range(1, 3000).Select(i => one with { Id = AccountId.FromNumber(i) });
        var page = await SampleAudit.WriteAsync(OutputFormat.Html, LargeAudit.Header, many);
        Assert.True(page.Length < 2_000_000, $"{page.Length} characters");
        Assert.Contains("2,900 accounts more", page);
        HtmlElements.AssertBalanced(page);
    }

    [Fact]
    public async Task What_was_not_read_is_said_and_never_shown_as_nothing()
    {
        var page = await SampleAudit.WriteAsync(OutputFormat.Html, SampleAudit.Header, [SampleAudit.Accounts[2], SampleAudit.Accounts[3]]);
        Assert.Contains("Nothing failed in what could be read, but not everything could be read.", page);
        Assert.Contains("Nothing was read, so nothing is known: AccessDenied", page);
        Assert.DoesNotContain("nothing failed</span>", page);
    }

    private static async Task<string[]> PagesAsync() =>
    [
        await SampleAudit.WriteAsync(OutputFormat.Html),
        await SampleAudit.WriteAsync(OutputFormat.Html, SampleAudit.Header, []),
        await SampleAudit.WriteAsync(OutputFormat.Html, LargeAudit.Header, LargeAudit.Accounts(4, 12)),
        await SampleAudit.WriteAsync(
            OutputFormat.Html, LargeAudit.Header with { IsOrganization = false }, LargeAudit.Accounts(1, 3).Select(WithoutFindings)),
    ];

    private static AccountAudit WithoutFindings(AccountAudit account) => account with { Findings = [] };

    private static string HashOf(string page, string element)
    {
        var content = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }
}
