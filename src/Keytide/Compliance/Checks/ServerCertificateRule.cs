using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>What the checks of server certificates share.</summary>
internal static class ServerCertificateRule
{
    public static IEnumerable<Judgement> Each(AuditScope scope, Func<Subject, DateTimeOffset, Provenance, Judgement?> judge)
    {
        var certificates = scope.Snapshot.ServerCertificates;
        if (!certificates.TryGet(out var known))
        {
            return [scope.Account.Unknown("the server certificates", certificates.Reason)];
        }

        return known.Count == 0
            ? [scope.Account.NotApplicable(
                "The account keeps no server certificates in IAM.", Evidence.Of("no server certificates", certificates.Provenance!))]
            : known.Select(certificate => One(scope, certificate, certificates.Provenance!, judge)).OfType<Judgement>();
    }

    private static Judgement? One(
        AuditScope scope, ServerCertificate certificate, Provenance source, Func<Subject, DateTimeOffset, Provenance, Judgement?> judge)
    {
        var subject = new Subject(scope.Account.Principal, $"server certificate {Quoted.Shorten(certificate.Name)}")
        {
            Kind = CredentialKind.ServerCertificate,
            CredentialId = certificate.Id,
            Resource = certificate.Arn,
        };
        if (certificate.ExpiresAt is not { } expires)
        {
            return subject.Unknown("when it expires", "the source does not say");
        }

        var judgement = judge(subject, expires, source);
        return judgement?.Verdict == Verdict.Fail
            ? judgement with
            {
                Remediation = "Put its successor in place, then: aws iam delete-server-certificate --server-certificate-name "
                    + Phrases.ShellWord(certificate.Name),
            }
            : judgement;
    }
}
