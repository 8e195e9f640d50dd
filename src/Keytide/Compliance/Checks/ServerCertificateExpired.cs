using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>server-certificate.expired: no expired TLS certificate is kept in IAM.</summary>
public sealed class ServerCertificateExpired : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "server-certificate.expired",
        Title = "Expired server certificates are removed",
        Severity = Severity.Medium,
        Subject = CheckSubject.ServerCertificate,
        Criterion = "Fails from the instant at which a server certificate in IAM expires.",
        Why = "It can be deployed by mistake, and then nobody reaches the site.",
        Remediation = "Delete the certificate; keep new ones in AWS Certificate Manager.",
        Needs = FactGroups.ServerCertificates,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => ServerCertificateRule.Each(scope, (subject, expires, source) =>
    {
        var evidence = Evidence.Of($"{subject.Label} expires {Phrases.Instant(expires)}", source);
        return expires <= scope.Now
            ? subject.Fail(
                $"{subject.Start} expired on {Phrases.Instant(expires)}, {Phrases.Days(scope.Now - expires)} ago.", evidence)
            : subject.Pass($"{subject.Start} expires on {Phrases.Instant(expires)}.", evidence) with { PassesUntil = expires };
    });
}
