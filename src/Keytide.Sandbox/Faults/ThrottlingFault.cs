namespace Keytide.Sandbox.Faults;

/// <summary>
/// A bucket for every account and action: <paramref name="Rate"/> tokens a second, <paramref name="Burst"/> at most. AWS does not publish
/// IAM's rates, so these are of our choosing.
/// </summary>
public sealed record ThrottlingFault(double Rate = 10, double Burst = 20)
{
    /// <summary>Says in x-amz-retry-after, in milliseconds, when to come again.</summary>
    public bool SendsRetryAfter { get; init; }

    /// <summary>Rates of single actions, such as <c>iam:GetAccountAuthorizationDetails</c>, in place of the common one.</summary>
    public IReadOnlyDictionary<string, double> RateOfAction { get; init; } = new Dictionary<string, double>();
}
