using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>
/// "Used within": fails from the limit on, the limit included (CIS AWS Foundations: unused for 45 days or more). What was never used is
/// idle since it was made, and young things have a grace besides: the limit is then the greater of the two.
/// </summary>
internal static class IdleRule
{
    public static Judgement Used(AuditScope scope, Subject subject, LastUse use, Provenance source, TimeSpan limit, string? remediation)
    {
        var at = use.At!.Value;
        var idle = scope.Now - at;
        var where = (use.Service is { } service ? $" for {Quoted.Shorten(service)}" : "")
            + (use.Region is { } region ? $" in {Quoted.Shorten(region)}" : "");
        var evidence = Evidence.Of($"{subject.Label} last used {Phrases.Instant(at)}{where}", source);
        return idle >= limit
            ? subject.Fail(
                $"{subject.Start} has not been used for {Phrases.Days(idle)}, since {Phrases.Instant(at)}{where}; "
                + $"the limit is {Phrases.Days(limit)}.",
                evidence) with
            { Remediation = remediation }
            : subject.Pass($"{subject.Start} was last used {Phrases.Days(idle)} ago{where}.", evidence)
                with
            { PassesUntil = Phrases.Later(at, limit) };
    }

    /// <param name="since">The instant from which it counts, and what was done then: <c>made</c>, <c>set</c>.</param>
    /// <param name="useSource">Where the absence of any use was read.</param>
    public static Judgement NeverUsed(
        AuditScope scope,
        Subject subject,
        (DateTimeOffset At, string Act, Provenance Source) since,
        Provenance useSource,
        (TimeSpan Limit, TimeSpan Grace) allowed,
        string? remediation)
    {
        var age = scope.Now - since.At;
        var limit = allowed.Limit > allowed.Grace ? allowed.Limit : allowed.Grace;
        Evidence[] evidence =
        [
            Evidence.Of($"{subject.Label} {since.Act} {Phrases.Instant(since.At)}", since.Source),
            Evidence.Of($"no use of {subject.Label} recorded", useSource),
        ];
        return age >= limit
            ? subject.Fail(
                $"{subject.Start} was {since.Act} {Phrases.Instant(since.At)}, {Phrases.Days(age)} ago, and no use of it is recorded; "
                + $"the limit is {Phrases.Days(limit)}.",
                evidence) with
            { Remediation = remediation }
            : subject.Pass(
                $"{subject.Start} was {since.Act} {Phrases.Days(age)} ago and is not used yet; {Phrases.Days(limit)} are allowed.",
                evidence) with
            { PassesUntil = Phrases.Later(since.At, limit) };
    }
}
