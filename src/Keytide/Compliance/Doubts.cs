using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>Tells which facts decide a failed finding about a user, so that they can be read again before it is reported.</summary>
public static class Doubts
{
    // The first line that fits a check's name decides; a name that ends in a dot fits all that begin with it.
    private static readonly (string Check, LiveFacts Facts)[] Deciding =
    [
        ("key.unused", LiveFacts.AccessKeys | LiveFacts.KeyLastUse),
        ("key.never-used", LiveFacts.AccessKeys | LiveFacts.KeyLastUse),
        ("key.", LiveFacts.AccessKeys),
        ("password.unused", LiveFacts.Password | LiveFacts.PasswordLastUse),
        ("password.never-used", LiveFacts.Password | LiveFacts.PasswordLastUse),
        ("password.", LiveFacts.Password),
        ("certificate.", LiveFacts.SigningCertificates),
        ("ssh-key.", LiveFacts.SshPublicKeys),
        ("user.mfa-all", LiveFacts.MfaActive),
        ("user.mfa-console", LiveFacts.Password | LiveFacts.MfaActive),
        ("user.admin-without-mfa", LiveFacts.Password | LiveFacts.AccessKeys | LiveFacts.MfaActive),
        ("user.mfa-hardware", LiveFacts.Password | LiveFacts.MfaActive | LiveFacts.EveryMfaDevice),
        ("user.mfa-phishing-resistant", LiveFacts.Password | LiveFacts.MfaActive | LiveFacts.EveryMfaDevice),
        ("user.password-and-key", LiveFacts.Password | LiveFacts.AccessKeys),
        ("user.admin-with-key", LiveFacts.AccessKeys),
        ("user.boundary", LiveFacts.AccessKeys),
        ("user.stale", LiveFacts.Password | LiveFacts.AccessKeys | LiveFacts.SigningCertificates),
    ];

    /// <summary>One doubt for each failed finding that rests on facts of a user; none for those read live in every audit.</summary>
    public static IEnumerable<Doubt> Of(IEnumerable<Finding> findings) =>
        from finding in findings
        where finding is { Verdict: Verdict.Fail or Verdict.Muted, Principal.Type: PrincipalType.User }
        let facts = Array.Find(Deciding, entry => Fits(finding.Check, entry.Check)).Facts
        where facts != LiveFacts.None
        select new Doubt(finding.Principal.Name, facts, KeyOf(finding));

    private static bool Fits(string check, string name) =>
        name.EndsWith('.') ? check.StartsWith(name, StringComparison.Ordinal) : check == name;

    private static AccessKeyId? KeyOf(Finding finding) => AccessKeyId.TryParse(finding.CredentialId, out var key) ? key : null;
}
