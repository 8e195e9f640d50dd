namespace Keytide.Compliance.Checks;

/// <summary>service-credential.logs: API keys for CloudWatch Logs expire within 90 days.</summary>
public sealed class ServiceCredentialLogs : ICheck
{
    private static readonly CheckThreshold Lifetime = new(
        "lifetimeDays", 90, 0, 36600, "The longest life, from making to expiry, that a key may have; 0 for no such key at all.");

    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.logs",
        Title = "CloudWatch Logs API keys expire",
        Severity = Severity.Medium,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails when an active API key of a user for CloudWatch Logs (logs.amazonaws.com) never expires, or expires later "
            + "than `lifetimeDays` after it was made. Inactive and expired keys get no judgement.",
        Why = "It sits in agents and collectors outside AWS, and by default it never expires.",
        Remediation = "Make a short-term key or use a role, then delete this key.",
        Thresholds = [Lifetime],
        Needs = Inventory.FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Lifetime(scope, "logs.amazonaws.com", scope.Days(Description, Lifetime));
}
