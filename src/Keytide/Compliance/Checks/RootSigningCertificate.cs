using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.signing-certificate: root has no X.509 signing certificate.</summary>
public sealed class RootSigningCertificate : ICheck
{
    private const string Counter = "AccountSigningCertificatesPresent";

    public CheckDescription Description { get; } = new()
    {
        Id = "root.signing-certificate",
        Title = "Root has no signing certificate",
        Severity = Severity.High,
        Subject = CheckSubject.Root,
        Criterion = "Fails when root has an X.509 signing certificate, active or not.",
        Why = "It signs requests as root, like an access key, and is looked for by nobody.",
        Remediation = "Sign in as root and delete the certificate under Security credentials.",
        Wants = FactGroups.AccountSummary,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var certificates = scope.Snapshot.Root.SigningCertificates;
        var summary = scope.Snapshot.Summary;
        const string None = "Root has no signing certificate.";
        if (certificates.TryGet(out var known) && known.Count > 0)
        {
            var words = $"root has {Phrases.Count(known.Count, "signing certificate")}";
            return [scope.Root.Fail($"R{words[1..]}.", Evidence.Of(words, certificates.Provenance!))];
        }

        return RootCredentials.Counter(scope, Counter) switch
        {
            true => [scope.Root.Fail("Root has a signing certificate.", Evidence.Of($"{Counter} is 1 or more", summary.Provenance!))],
            false => [scope.Root.Pass(None, Evidence.Of($"{Counter} is 0", summary.Provenance!))],
            _ when certificates.IsKnown => [scope.Root.Pass(None, Evidence.Of("root has no signing certificate", certificates.Provenance))],
            _ => [scope.Root.Unknown("its signing certificates", certificates.Reason)],
        };
    }
}
