namespace Keytide.Compliance.Checks;

/// <summary>service-credential.bedrock: long-term API keys for Bedrock expire within 30 days.</summary>
public sealed class ServiceCredentialBedrock : ICheck
{
    private static readonly CheckThreshold Lifetime = new(
        "lifetimeDays", 30, 0, 36600, "The longest life, from making to expiry, that a key may have; 0 for no such key at all.");

    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.bedrock",
        Title = "Bedrock API keys expire soon",
        Severity = Severity.High,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails when an active API key of a user for Bedrock (bedrock.amazonaws.com) never expires, or expires later than "
            + "`lifetimeDays` after it was made. Inactive and expired keys get no judgement.",
        Why = "One string, sent with each request, that lets anybody spend on models until it expires, and by default it never does.",
        Remediation = "Make a short-term key or use a role, then delete this key.",
        Thresholds = [Lifetime],
        Needs = Inventory.FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Lifetime(scope, "bedrock.amazonaws.com", scope.Days(Description, Lifetime));
}
