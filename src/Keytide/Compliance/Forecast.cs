namespace Keytide.Compliance;

/// <summary>
/// What passes now and will not for long: for each such finding, when it ends. What has already failed is no part of it.
/// </summary>
/// <param name="AsOf">The instant from which is counted.</param>
/// <param name="Ends">Soonest first.</param>
public sealed record Forecast(DateTimeOffset AsOf, IReadOnlyList<Finding> Ends)
{
    /// <summary>The horizons that reports show, in days.</summary>
    public static readonly IReadOnlyList<int> Horizons = [7, 15, 30];

    /// <param name="findings">Of any number of accounts.</param>
    /// <param name="asOf">The audit's instant.</param>
    /// <param name="check">Only this check, for example <c>key.age</c>; null for all whose passes end by time alone.</param>
    public static Forecast Of(IEnumerable<Finding> findings, DateTimeOffset asOf, string? check = null)
    {
        var horizon = TimeSpan.FromDays(Horizons[^1]);
        var ends = findings
            .Where(finding => finding.Verdict == Verdict.Pass && (check is null || finding.Check == check))
            .Where(finding => finding.PassesUntil is { } until && until >= asOf && until - asOf <= horizon)
            .OrderBy(finding => finding.PassesUntil).ThenBy(finding => finding, FindingOrder.Instance);
        return new Forecast(asOf, [.. ends]);
    }

    /// <summary>What ends within so many days of 24 hours, the last instant included.</summary>
    public IEnumerable<Finding> Within(int days) =>
        Ends.Where(finding => finding.PassesUntil <= Phrases.Later(AsOf, TimeSpan.FromDays(days)));
}
