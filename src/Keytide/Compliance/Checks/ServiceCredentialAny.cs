using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>service-credential.any: there are no service-specific credentials at all.</summary>
public sealed class ServiceCredentialAny : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "service-credential.any",
        Title = "No user has a service-specific credential",
        Severity = Severity.Low,
        Subject = CheckSubject.ServiceSpecificCredential,
        Criterion = "Fails for each active service-specific credential, whatever its service and age.",
        Why = "For organizations that reach CodeCommit, Keyspaces and Bedrock with roles only.",
        Remediation = "Move what uses it to a role, then delete it.",
        IsOnByDefault = false,
        Needs = FactGroups.ServiceSpecificCredentials,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) =>
        ServiceCredentialRule.Each(scope, _ => true, (user, credential, subject) => subject.Fail(
            $"{subject.Start} for {Quoted.Shorten(credential.Service)} is active.",
            Evidence.Of($"{subject.Label} is active", user.ServiceSpecificCredentials.Provenance!)) with
        {
            Remediation = ServiceCredentialRule.Delete(user.Principal, credential),
        });
}
