using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>server-certificate.expiring: TLS certificates in IAM are replaced before they expire.</summary>
public sealed class ServerCertificateExpiring : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(30, "How long before its expiry a certificate should be replaced.");

    public CheckDescription Description { get; } = new()
    {
        Id = "server-certificate.expiring",
        Title = "Server certificates are replaced before they expire",
        Severity = Severity.Low,
        Subject = CheckSubject.ServerCertificate,
        Criterion = "Fails when a server certificate in IAM expires in `days` or less. One that has expired is a matter for "
            + "server-certificate.expired, and gets no judgement here.",
        Why = "IAM does not renew certificates. The day it expires comes without a warning.",
        Remediation = "Replace the certificate, best with one in AWS Certificate Manager, which renews itself.",
        Thresholds = [Limit],
        Needs = FactGroups.ServerCertificates,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return ServerCertificateRule.Each(scope, (subject, expires, source) =>
        {
            var left = expires - scope.Now;
            var evidence = Evidence.Of($"{subject.Label} expires {Phrases.Instant(expires)}", source);
            return left <= TimeSpan.Zero ? null
                : left <= limit ? subject.Fail($"{subject.Start} expires in {Phrases.Days(left)}, on {Phrases.Instant(expires)}.", evidence)
                : subject.Pass($"{subject.Start} expires in {Phrases.Days(left)}.", evidence) with { PassesUntil = expires - limit };
        });
    }
}
