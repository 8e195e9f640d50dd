namespace Keytide.Compliance;

/// <summary>The order of findings in every result: gravest first, then by check, principal, credential, resource and name.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    public static readonly FindingOrder Instance = new();

    private FindingOrder()
    {
    }

    public int Compare(Finding? x, Finding? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = y.Severity.CompareTo(x.Severity);
        return order != 0 ? order
            : Differ(x.Check, y.Check, out order) ? order
            : Differ(x.Principal.Arn, y.Principal.Arn, out order) ? order
            : Differ(x.CredentialId, y.CredentialId, out order) ? order
            : Differ(x.Resource, y.Resource, out order) ? order
            : string.CompareOrdinal(x.Id, y.Id);
    }

    private static bool Differ(string? x, string? y, out int order) => (order = string.CompareOrdinal(x, y)) != 0;
}
