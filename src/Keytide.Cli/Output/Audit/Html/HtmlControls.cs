using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>One evaluation as an answer to every version of every framework, control by control.</summary>
internal static class HtmlControls
{
    public static void Write(HtmlText page, AuditDigest digest)
    {
        page.Add($"""
            <section id="controls"><h2>Controls</h2>
            <p class="lead">What the checks say about the controls they answer, for each version of a framework. Controls that Keytide
            has no check for are not listed, so a framework without failures here is not thereby met.</p>

            """);
        var isFirst = true;
        foreach (var framework in Ordered(digest.Controls().GroupBy(tally => ControlName.Framework(tally.Control))))
        {
            Write(page, framework.Key, [.. framework], isOpen: isFirst);
            isFirst = false;
        }

        page.Add($"</section>\n");
    }

    // The benchmark that people ask for first stands first, its newest version on top; the rest as sorted.
    private static IEnumerable<IGrouping<string, ControlTally>> Ordered(IEnumerable<IGrouping<string, ControlTally>> frameworks)
    {
        var byFramework = frameworks.ToLookup(framework => framework.Key.StartsWith(Crosswalk.Cis, StringComparison.Ordinal));
        return byFramework[true].Reverse().Concat(byFramework[false]);
    }

    private static void Write(HtmlText page, string framework, List<ControlTally> controls, bool isOpen)
    {
        HtmlBars.Part[] parts =
        [
            Part("critical", Verdict.Fail, "fail"),
            Part("unknown", Verdict.Unknown, "unknown"),
            Part("informational", Verdict.Muted, "muted"),
            Part("good", Verdict.Pass, "pass"),
        ];
        var figures = parts.Where(part => part.Count > 0).Select(part => $"{Figure.Of(part.Count)} {part.What}");
        page.Add($"<details class=\"block\"{HtmlAccounts.Open(isOpen)}><summary><span class=\"what\"><b>{framework}</b></span>");
        page.Add($"{HtmlBars.Bar(parts, controls.Count)}<span class=\"number\">{string.Join(", ", figures)}</span></summary>");
        page.Add($"""
            <div class="inner"><table><thead><tr><th class="tight" scope="col">Control</th><th class="tight" scope="col">Result</th>
            <th class="number" scope="col">Failed</th><th class="number" scope="col">Unknown</th>
            <th class="number" scope="col">Muted</th><th class="number" scope="col">Passed</th><th scope="col">Checks</th></tr></thead>
            <tbody>

            """);
        foreach (var control in controls)
        {
            WriteControl(page, control);
        }

        page.Add($"</tbody></table></div></details>\n");

        HtmlBars.Part Part(string tone, Verdict verdict, string what) =>
            new(tone, controls.Count(control => control.Verdicts.Overall == verdict), what);
    }

    private static void WriteControl(HtmlText page, ControlTally control)
    {
        var overall = ContractName.Of(control.Verdicts.Overall);
        page.Add($"<tr><td class=\"tight\">{control.Control.Id}</td><td class=\"tight\">");
        page.Add($"<span class=\"chip {overall}\">{Words(control.Verdicts.Overall)}</span></td>");
        foreach (var verdict in new[] { Verdict.Fail, Verdict.Unknown, Verdict.Muted, Verdict.Pass })
        {
            page.Add($"<td class=\"number\">{Figure.Of(control.Verdicts[verdict])}</td>");
        }

        page.Add($"<td>");
        foreach (var check in control.Checks)
        {
            page.Add($"<span>{check.Title} <code class=\"soft\">{check.Check}</code></span> ");
        }

        page.Add($"</td></tr>\n");
    }

    private static string Words(Verdict verdict) => verdict == Verdict.NotApplicable ? "not applicable" : ContractName.Of(verdict);
}
