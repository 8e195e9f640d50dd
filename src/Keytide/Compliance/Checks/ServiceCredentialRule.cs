using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>What the checks of service-specific credentials share.</summary>
internal static class ServiceCredentialRule
{
    private static readonly string[] Judged =
        ["codecommit.amazonaws.com", "cassandra.amazonaws.com", "bedrock.amazonaws.com", "logs.amazonaws.com"];

    public static bool HasCheckOfItsOwn(string service) => Judged.Contains(service, StringComparer.Ordinal);

    /// <summary>For credentials that AWS gives no expiry: no older than a limit.</summary>
    public static IEnumerable<Judgement> Age(AuditScope scope, Func<string, bool> service, TimeSpan limit) =>
        Each(scope, service, (user, credential, subject) => AgeRule.Judge(
            scope,
            subject,
            Fact.Known(credential.CreatedAt, user.ServiceSpecificCredentials.Provenance!),
            "made",
            limit,
            $"Make a second one, move what uses the old one over, then: {Delete(user.Principal, credential)}"));

    /// <summary>For API keys, which may be made with an expiry or without: they have one, and soon.</summary>
    public static IEnumerable<Judgement> Lifetime(AuditScope scope, string service, TimeSpan limit) =>
        Each(scope, name => name == service, (user, credential, subject) =>
        {
            var source = user.ServiceSpecificCredentials.Provenance!;
            var remedy = Delete(user.Principal, credential);
            var made = Evidence.Of($"{subject.Label} made {Phrases.Instant(credential.CreatedAt)}", source);
            if (credential.ExpiresAt is not { } expires)
            {
                return subject.Fail($"{subject.Start} for {service} never expires.", made, Evidence.Of("it has no expiry", source))
                    with
                { Remediation = remedy };
            }

            // A key past its expiry whose status still says active opens nothing any more.
            if (expires <= scope.Now)
            {
                return null;
            }

            var life = expires - credential.CreatedAt;
            var until = Evidence.Of($"it expires {Phrases.Instant(expires)}", source);
            return life > limit
                ? subject.Fail(
                    $"{subject.Start} for {service} lives {Phrases.Days(life)}, until {Phrases.Instant(expires)}; {Allowed(limit)}.",
                    made,
                    until) with
                { Remediation = remedy }
                : subject.Pass($"{subject.Start} for {service} expires {Phrases.Instant(expires)}; {Allowed(limit)}.", made, until);
        });

    /// <summary>Judges every active service-specific credential of the services asked for.</summary>
    public static IEnumerable<Judgement> Each(
        AuditScope scope, Func<string, bool> service, Func<UserFacts, ServiceSpecificCredential, Subject, Judgement?> judge) =>
        scope.EachUser((user, subject) => user.ServiceSpecificCredentials.TryGet(out var credentials)
            ? credentials.Where(item => service(item.Service)).Select(item => One(user, item, judge)).OfType<Judgement>()
            : [subject.Unknown("the service-specific credentials", user.ServiceSpecificCredentials.Reason)]);

    public static string Delete(Principal user, ServiceSpecificCredential credential) =>
        $"aws iam delete-service-specific-credential --user-name {Commands.Word(user)} "
        + $"--service-specific-credential-id {Phrases.ShellWord(credential.Id)}";

    private static string Allowed(TimeSpan limit) => limit > TimeSpan.Zero ? $"{Phrases.Days(limit)} are allowed" : "none are allowed";

    private static Judgement? One(
        UserFacts user, ServiceSpecificCredential credential, Func<UserFacts, ServiceSpecificCredential, Subject, Judgement?> judge)
    {
        var subject = Subjects.Of(user.Principal, CredentialKind.ServiceSpecificCredential, credential.Id);
        return credential.Status switch
        {
            CredentialStatus.Active => judge(user, credential, subject),
            CredentialStatus.Unknown => subject.Unknown("whether it is active", "its status was not read"),
            _ => null,
        };
    }
}
