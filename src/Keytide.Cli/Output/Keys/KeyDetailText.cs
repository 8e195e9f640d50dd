using Keytide.Cli.Output.Audit;
using Keytide.Compliance;
using Keytide.Inventory;
using Spectre.Console;

namespace Keytide.Cli.Output.Keys;

/// <summary>One credential for a person: what it is, whose, what that one may do, what is wrong with it.</summary>
internal static class KeyDetailText
{
    public static void Write(TerminalText text, KeyDetail detail, DateTimeOffset asOf)
    {
        var credential = detail.Row.Credential;
        var name = credential.Id ?? ContractName.Of(credential.Kind);
        text.Line($"{name}  {ContractName.Of(credential.Status)}", SeverityStyle.Strong);
        text.Write(Facts(detail, asOf));
        var open = detail.Findings.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Unknown or Verdict.Muted).ToList();
        text.Line();
        text.Line(open.Count == 0 ? "Nothing is wrong with it by the checks that were made." : "Findings", SeverityStyle.Strong);
        foreach (var finding in open)
        {
            WriteFinding(text, finding);
        }

        var passed = detail.Findings.Where(finding => finding.Verdict == Verdict.Pass).Select(finding => finding.Check).Distinct().ToList();
        if (passed.Count > 0)
        {
            text.Line($"passed: {string.Join(", ", passed)}", SeverityStyle.Faint);
        }
    }

    private static Grid Facts(KeyDetail detail, DateTimeOffset asOf)
    {
        var credential = detail.Row.Credential;
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0) });
        Add("kind", ContractName.Of(credential.Kind) + (credential.Service is { } service ? $" for {service}" : ""));
        Add("account", detail.Row.AccountName is { } account ? $"{credential.AccountId} {account}" : credential.AccountId.ToString());
        Add("belongs to", $"{credential.Principal.Name}  {credential.Principal.Arn}");
        Add("owner", detail.Row.Owner ?? (detail.Tags.IsKnown ? "no tag says" : $"unknown: {detail.Tags.Reason}"));
        Add("made", CredentialSentences.Created(credential, asOf));
        Add("last used", CredentialSentences.LastUse(credential, asOf) + Because(credential.LastUse));
        if (credential.ExpiresAt is { } expires)
        {
            Add("expires", Timestamp.Of(expires));
        }

        AddPermissions(detail.Permissions, Add);
        foreach (var other in detail.Others)
        {
            Add("besides", $"{other.Id ?? ContractName.Of(other.Kind)}  {ContractName.Of(other.Status)}, "
                + $"made {CredentialSentences.Created(other, asOf)}, last used {CredentialSentences.LastUse(other, asOf)}");
        }

        return grid;

        void Add(string what, string value) =>
            grid.AddRow(TerminalText.Plain(what, SeverityStyle.Faint), TerminalText.Plain(VisibleText.Of(value, 2000)));
    }

    private static void AddPermissions(Fact<UserPermissions> permissions, Action<string, string> add)
    {
        if (!permissions.TryGet(out var known))
        {
            add("permissions", $"unknown: {permissions.Reason}");
            return;
        }

        add("groups", Names(known.Groups));
        add("policies", Names([
            .. known.AttachedPolicies.Select(policy => policy.Name), .. known.InlinePolicies.Select(policy => $"{policy.Name} (inline)")]));
        if (known.BoundaryArn is { } boundary)
        {
            add("boundary", boundary);
        }
    }

    private static void WriteFinding(TerminalText text, Finding finding)
    {
        var isFail = finding.Verdict == Verdict.Fail;
        var line = new Paragraph("  ");
        line.Append(isFail ? ContractName.Of(finding.Severity) : ContractName.Of(finding.Verdict), isFail
            ? SeverityStyle.Of(finding.Severity)
            : SeverityStyle.Faint);
        line.Append($"  {VisibleText.Of(finding.Message, 1000)}");
        line.Append($"  {VisibleText.Of(finding.Check)}\n", SeverityStyle.Faint);
        if (isFail)
        {
            line.Append($"    {VisibleText.Of(finding.Remediation, 1000)}\n", SeverityStyle.Faint);
        }

        if (finding.Suppression is { } suppression)
        {
            line.Append($"    {VisibleText.Of(suppression.Reason, 500)}", SeverityStyle.Faint);
            line.Append($" — {VisibleText.Of(suppression.Owner)}, until {Timestamp.Day(suppression.Expires)}\n", SeverityStyle.Faint);
        }

        text.Write(line);
    }

    private static string Because(Fact<LastUse> use) =>
        use.IsKnown ? $" (read {Timestamp.Of(use.Provenance.ObservedAt)})" : $": {use.Reason}";

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
