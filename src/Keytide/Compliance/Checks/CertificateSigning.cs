using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>certificate.signing: X.509 signing certificates are no older than 90 days.</summary>
public sealed class CertificateSigning : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active signing certificate.");

    public CheckDescription Description { get; } = new()
    {
        Id = "certificate.signing",
        Title = "Active signing certificates are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.SigningCertificate,
        Criterion = "Fails when an active X.509 signing certificate of a user is older than `days`.",
        Why = "It signs requests like an access key. Hardly anything needs one since the old SOAP services are gone.",
        Remediation = "Delete the certificate, unless something still signs with it.",
        Thresholds = [Limit],
        Wants = FactGroups.SigningCertificateIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachUser((user, subject) => user.SigningCertificates.TryGet(out var certificates)
            ? Nameless(certificates).Select(item => Judge(scope, user, item.Certificate, item.Place, limit)).OfType<Judgement>()
            : [subject.Unknown("the signing certificates", user.SigningCertificates.Reason)]);
    }

    private static Judgement? Judge(AuditScope scope, UserFacts user, SigningCertificate certificate, string? place, TimeSpan limit)
    {
        var subject = Subjects.Of(user.Principal, CredentialKind.SigningCertificate, certificate.Id, place);
        var source = user.SigningCertificates.Provenance!;
        return certificate.Status switch
        {
            CredentialStatus.Active => AgeRule.Judge(
                scope, subject, FactOf.Instant(certificate.UploadedAt, source), "uploaded", limit, Remedy(user.Principal, certificate)),
            CredentialStatus.Unknown => subject.Unknown("whether it is active", "its status was not read"),
            _ => null,
        };
    }

    // Slots of the report have no id: they are told apart by when they were filled, in an order of their own.
    private static IEnumerable<(SigningCertificate Certificate, string? Place)> Nameless(IReadOnlyList<SigningCertificate> certificates)
    {
        var number = 0;
        return certificates.OrderBy(item => item.UploadedAt).ThenBy(item => item.Status)
            .Select(item => (item, item.Id is null ? $"{Uploaded(item)} {++number}" : null));
    }

    private static string Uploaded(SigningCertificate item) => item.UploadedAt is { } at ? Phrases.Instant(at) : "unknown time";

    private static string Remedy(Principal user, SigningCertificate certificate) =>
        $"aws iam delete-signing-certificate --user-name {Commands.Word(user)} "
        + $"--certificate-id {(certificate.Id is { } id ? Phrases.ShellWord(id) : "<the certificate's id>")}";
}
