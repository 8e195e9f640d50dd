namespace Keytide.Compliance.Checks;

/// <summary>service-credential.other: credentials for services that Keytide does not know are no older than 90 days.</summary>
public sealed class ServiceCredentialOther : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active credential.");

    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.other",
        Title = "Other service credentials are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails when an active credential of a user for any other service is older than `days`.",
        Why = "AWS adds services to this kind of credential; none of them should be overlooked until Keytide knows it.",
        Remediation = "Make a second credential, move what uses the old one over, then delete the old one.",
        Thresholds = [Limit],
        Needs = Inventory.FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Age(scope, service => !ServiceCredentialRule.HasCheckOfItsOwn(service), scope.Days(Description, Limit));
}
