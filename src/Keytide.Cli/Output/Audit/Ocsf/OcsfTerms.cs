using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Ocsf;

/// <summary>
/// What a finding is in OCSF's enumerations (schema 1.6.0: events/findings/finding.json, objects/compliance.json).
/// <code>
/// verdict         compliance status   event status     severity
/// fail            3 Fail              1 New            its own
/// muted           3 Fail              3 Suppressed     its own
/// unknown         2 Warning           1 New            its own
/// pass            1 Pass              4 Resolved       1 Informational
/// notApplicable   99 Other            5 Archived       1 Informational
/// </code>
/// </summary>
internal static class OcsfTerms
{
    public readonly record struct Term(int Id, string Caption);

    /// <summary>Create for what is new, Update for what was there before, Close for what no longer fails.</summary>
    public static Term Activity(BaselineState? state, bool hasBaseline) => state switch
    {
        BaselineState.Fixed => new Term(3, "Close"),
        BaselineState.Unchanged or BaselineState.Reopened => new Term(2, "Update"),
        BaselineState.New => new Term(1, "Create"),
        _ => hasBaseline ? new Term(2, "Update") : new Term(1, "Create"),
    };

    public static Term Status(Verdict verdict) => verdict switch
    {
        Verdict.Muted => new Term(3, "Suppressed"),
        Verdict.Pass => new Term(4, "Resolved"),
        Verdict.NotApplicable => new Term(5, "Archived"),
        _ => new Term(1, "New"),
    };

    public static Term Compliance(Verdict verdict) => verdict switch
    {
        Verdict.Pass => new Term(1, "Pass"),
        Verdict.Unknown => new Term(2, "Warning"),
        Verdict.NotApplicable => new Term(99, "Not Applicable"),
        _ => new Term(3, "Fail"),
    };

    public static Term SeverityOf(Finding finding) =>
        finding.Verdict is Verdict.Pass or Verdict.NotApplicable ? Of(Severity.Informational) : Of(finding.Severity);

    public static Term Of(Severity severity) => new((int)severity + 1, severity.ToString());
}
