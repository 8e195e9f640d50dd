namespace Keytide.Compliance.Checks;

/// <summary>service-credential.keyspaces: passwords for Keyspaces are no older than 90 days.</summary>
public sealed class ServiceCredentialKeyspaces : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active credential.");

    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.keyspaces",
        Title = "Keyspaces passwords are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails when an active credential of a user for Keyspaces (cassandra.amazonaws.com) is older than `days`.",
        Why = "It is a database password that no role replaces, and it stays in the configuration of whatever connects.",
        Remediation = "Make a second credential, move what uses the old one over, then delete the old one.",
        Thresholds = [Limit],
        Needs = Inventory.FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Age(scope, service => service == "cassandra.amazonaws.com", scope.Days(Description, Limit));
}
