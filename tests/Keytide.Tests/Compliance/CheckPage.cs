using System.Text;
using Keytide.Compliance;

namespace Keytide.Tests.Compliance;

/// <summary>Writes docs/checks.md from what the checks say of themselves.</summary>
internal static class CheckPage
{
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("""
            # Checks

            What `keytide audit` asks of every account, in the order of the code. A test writes this page from the checks themselves.

            A check gives one verdict for each subject that exists: pass, fail, muted (it fails, and a suppression answers for it),
            notApplicable, or unknown where a fact that decides could not be read; an unknown fact never passes. A day is 24 hours, and
            ages are compared to the tick. Thresholds, severities and switches are set in `keytide.yaml`
            ([example](guide/keytide.yaml)).

            | check | asks that | severity | default |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var check in CheckCatalog.Descriptions)
        {
            var link = $"[{check.Id}](#{Anchor(check.Id)})";
            page.Append($"| {link} | {check.Title} | {Lower(check.Severity)} | {(check.IsOnByDefault ? "on" : "off")} |\n");
        }

        foreach (var check in CheckCatalog.Descriptions)
        {
            Write(page, check);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, CheckDescription check)
    {
        var off = check.IsOnByDefault ? "" : ", off by default";
        page.Append($"\n## {check.Id}\n\n**{check.Title}.** Severity {Lower(check.Severity)}{off}. ");
        page.Append($"{check.Criterion}\n\n{check.Why}\n\nTo do: {check.Remediation}\n");
        if (check.Thresholds.Count > 0)
        {
            page.Append("\n| setting | default | from | to | meaning |\n|---|---|---|---|---|\n");
            foreach (var threshold in check.Thresholds)
            {
                page.Append(threshold.IsSwitch
                    ? $"| {threshold.Name} | {(threshold.Default == 1 ? "true" : "false")} | | | {threshold.Meaning} |\n"
                    : $"| {threshold.Name} | {threshold.Default} | {threshold.Least} | {threshold.Most} | {threshold.Meaning} |\n");
            }
        }

        var controls = Crosswalk.Of(check.Id);
        if (controls.Count > 0)
        {
            page.Append("\n| framework | version | controls |\n|---|---|---|\n");
            foreach (var framework in controls.GroupBy(control => (control.Framework, control.Version)))
            {
                var ids = string.Join(", ", framework.Select(control => control.Id));
                page.Append($"| {framework.Key.Framework} | {framework.Key.Version} | {ids} |\n");
            }
        }
    }

    private static string Lower(Severity severity) => severity.ToString().ToLowerInvariant();

    // As GitHub makes them: dots are dropped.
    private static string Anchor(string id) => id.Replace(".", "", StringComparison.Ordinal);
}
