using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>
/// "No older than": fails once the age is greater than the limit, so that on the limit to the tick it still passes (CIS AWS Foundations:
/// rotated every 90 days or less).
/// </summary>
internal static class AgeRule
{
    /// <param name="act">What was done at the instant: <c>made</c>, <c>uploaded</c>.</param>
    public static Judgement Judge(
        AuditScope scope, Subject subject, Fact<DateTimeOffset> since, string act, TimeSpan limit, string? remediation)
    {
        if (!since.TryGet(out var at))
        {
            return subject.Unknown($"when it was {act}", since.Reason);
        }

        var age = scope.Now - at;
        var evidence = Evidence.Of($"{subject.Label} {act} {Phrases.Instant(at)}", since.Provenance!);
        return age > limit
            ? subject.Fail(
                $"{subject.Start} is older than {Phrases.Days(limit)}: it was {act} {Phrases.Instant(at)}, {Phrases.Days(age)} ago.",
                evidence) with
            { Remediation = remediation }
            : subject.Pass($"{subject.Start} is {Phrases.Days(age)} old; {Phrases.Days(limit)} are allowed.", evidence)
                with
            { PassesUntil = Phrases.Later(at, limit) };
    }
}
