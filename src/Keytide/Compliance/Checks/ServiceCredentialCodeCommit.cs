namespace Keytide.Compliance.Checks;

/// <summary>service-credential.codecommit: Git passwords for CodeCommit are no older than 90 days.</summary>
public sealed class ServiceCredentialCodeCommit : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active credential.");

    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.codecommit",
        Title = "CodeCommit passwords are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails when an active credential of a user for CodeCommit (codecommit.amazonaws.com) is older than `days`.",
        Why = "It is a password in a git configuration, good for all the source code its user may read.",
        Remediation = "Make a second credential, move what uses the old one over, then delete the old one.",
        Thresholds = [Limit],
        Needs = Inventory.FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Age(scope, service => service == "codecommit.amazonaws.com", scope.Days(Description, Limit));
}
