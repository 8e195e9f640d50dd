namespace Keytide.Distribution;

/// <summary>
/// What a destination gave in return for a write: without it nothing was delivered. A connector cannot make one out of nothing, since an
/// empty proof is refused.
/// </summary>
public sealed record DeliveryReceipt
{
    /// <param name="evidence">What the place answered: a version, an exit code and its words, a time. Never a secret.</param>
    /// <exception cref="ArgumentException">There is no evidence.</exception>
    public DeliveryReceipt(string evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(evidence);
        Evidence = evidence;
    }

    public string Evidence { get; }
}
