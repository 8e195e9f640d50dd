using System.CommandLine;
using System.Globalization;
using Keytide.Compliance;

namespace Keytide.Cli.Audit;

/// <summary><c>keytide audit</c>: find and judge every long-lived credential.</summary>
internal static class AuditCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var organization = new Option<bool>("--org") { Description = "Audit every account of the organization." };
        var role = new Option<string?>("--role")
        {
            HelpName = "NAME",
            Description = "With --org: the role to assume in each account [audit.role of the settings, else KeytideAudit].",
        };
        var externalId = new Option<string?>("--external-id")
        {
            HelpName = "ID",
            Description = "With --org: what the role's trust asks for.",
        };
        var failOn = new Option<string?>("--fail-on")
        {
            HelpName = "SEVERITY",
            Description = "Exit with 1 for failed checks of this severity or above: "
                + "informational, low, medium, high, critical, never [low].",
        };
        var asOf = new Option<string?>("--as-of")
        {
            HelpName = "TIME",
            Description = "Compute every age at this instant, such as 2026-01-31.",
        };
        var plan = new Option<bool>("--plan") { Description = "Print the calls an audit would make, and stop." };
        var baseline = new Option<string?>("--baseline")
        {
            HelpName = "FILE",
            Description = "Compare with the JSON of an earlier audit: new, fixed, reopened, unchanged.",
        };
        var report = new Option<string?>("--credential-report")
        {
            HelpName = "FILE",
            Description = "Audit this saved credential report instead of asking AWS.",
        };
        var details = new Option<string?>("--authorization-details")
        {
            HelpName = "FILE",
            Description = "Audit this saved answer of get-account-authorization-details instead of asking AWS.",
        };
        var command = new Command("audit", "Find and judge every long-lived credential of an account or an organization.")
        {
            organization, role, externalId, failOn, asOf, plan, baseline, report, details,
        };
        line.Handle(command, (parsed, context, cancellation) => new AuditRun(context, new AuditRequest
        {
            Organization = parsed.GetValue(organization),
            Role = parsed.GetValue(role),
            ExternalId = parsed.GetValue(externalId),
            FailOn = FailOn(parsed.GetValue(failOn)),
            AsOf = AsOf(parsed.GetValue(asOf)),
            PlanOnly = parsed.GetValue(plan),
            BaselineFile = parsed.GetValue(baseline),
            CredentialReportFile = parsed.GetValue(report),
            AuthorizationDetailsFile = parsed.GetValue(details),
        }.Checked()).RunAsync(cancellation));
        return command;
    }

    private static AuditRequest Checked(this AuditRequest request)
    {
        if (request is { IsOffline: true, Organization: true } or { IsOffline: true, PlanOnly: true })
        {
            throw new KeytideException(
                "--credential-report and --authorization-details read saved files of one account; --org and --plan ask AWS.",
                "Leave one or the other out.");
        }

        if (request is { Organization: false, Role: not null } or { Organization: false, ExternalId: not null })
        {
            throw new KeytideException("--role and --external-id are for --org.", "Add --org, or name a profile that assumes the role.");
        }

        return request;
    }

    private static Severity? FailOn(string? text) => text?.ToLowerInvariant() switch
    {
        null => Severity.Low,
        "never" => null,
        var name when Enum.TryParse<Severity>(name, ignoreCase: true, out var severity) && !char.IsDigit(name[0]) => severity,
        _ => throw new KeytideException(
            $"--fail-on \"{Quoted.Shorten(text)}\" is no severity.", "Give one of informational, low, medium, high, critical, never."),
    };

    private static DateTimeOffset? AsOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out var instant)
            ? instant
            : throw new KeytideException(
                $"--as-of \"{Quoted.Shorten(text)}\" is no time.", "Write it like 2026-01-31 or 2026-01-31T12:00:00Z.");
    }
}
