using Keytide.Compliance;
using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>The generator knows what is wrong with what it made. The audit finds it, and finds nothing else.</summary>
public sealed class PlantedFactsTests
{
    // Flaws of which an account has more than the generator notes, for it notes one credential of several, are not compared both ways.
    private static readonly (Flaw Flaw, string Check, bool IsExact)[] Checks =
    [
        (Flaw.OldKey, "key.age", true),
        (Flaw.UnusedKey, "key.unused", true),
        (Flaw.NeverUsedKey, "key.never-used", true),
        (Flaw.TwoActiveKeys, "key.multiple-active", true),
        (Flaw.InactiveKeyKept, "key.inactive-stale", true),
        (Flaw.PasswordAndKey, "user.password-and-key", true),
        (Flaw.UnusedPassword, "password.unused", true),
        (Flaw.NeverUsedPassword, "password.never-used", true),
        (Flaw.ConsoleWithoutMfa, "user.mfa-console", true),
        (Flaw.UserWithoutCredentials, "user.stale", true),
        (Flaw.NoOwner, "user.tags", true),
        (Flaw.PolicyOnUser, "user.direct-policies", true),
        (Flaw.SigningCertificate, "certificate.signing", true),
        (Flaw.ServiceCredentialWithoutEnd, "service-credential.bedrock", true),
        (Flaw.ServerCertificateExpired, "server-certificate.expired", true),
        (Flaw.ServerCertificateExpiring, "server-certificate.expiring", true),
        (Flaw.RootKey, "root.access-key", true),
        (Flaw.RootWithoutMfa, "root.mfa", true),
        (Flaw.RootUsed, "root.recent-use", true),
        (Flaw.KeyMadeWithUser, "key.at-user-creation", true),
        (Flaw.RootWithVirtualMfa, "root.hardware-mfa", false),
        (Flaw.NoPasswordPolicy, "password-policy.length", false),
        (Flaw.WeakPasswordPolicy, "password-policy.length", false),
        (Flaw.FullAccessPolicy, "policy.full-admin", false),
        (Flaw.ServiceWildcard, "policy.service-wildcard", false),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    public void Every_planted_flaw_is_found_and_nothing_fails_that_was_not_planted(ulong seed)
    {
        var sandbox = new SandboxAudit(new OrganizationShape(SandboxAudit.Start) { Seed = seed, Accounts = 8 })
        {
            Settings = new AuditSettings { RequiredTags = ["owner"] },
        };
        var differences = sandbox.Everything().SelectMany(audit => Differences(audit, PlantedIn(sandbox, audit.Id.ToString()))).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    // A key made with its user is a failure where the user has a password, too.
    private static List<PlantedFact> PlantedIn(SandboxAudit sandbox, string accountId)
    {
        var users = sandbox.Organization.World.FindAccount(accountId)!.Users;
        return
        [
            .. sandbox.Organization.PlantedIn(sandbox.Organization.Accounts.Single(account => account.Id == accountId))
                .Where(fact => fact.Flaw != Flaw.KeyMadeWithUser || users.Find(fact.Subject)!.LoginProfile is not null),
        ];
    }

    private static IEnumerable<string> Differences(AccountAudit audit, IReadOnlyList<PlantedFact> planted)
    {
        if (audit.Status != AccountStatus.Complete)
        {
            yield return $"{audit.Name} is {audit.Status}: {audit.Reason}";
        }

        var ids = audit.Credentials.Select(credential => credential.Id).ToHashSet();
        foreach (var missing in planted.Where(fact => fact.CredentialId is { } id && fact.Subject != PlantedFact.Root && !ids.Contains(id)))
        {
            yield return $"{audit.Name}: the inventory lacks {missing}";
        }

        foreach (var (flaw, check, isExact) in Checks)
        {
            var noted = planted.Where(fact => fact.Flaw == flaw).Select(Where).ToHashSet();
            var failed = audit.Of(check).Where(finding => finding.Verdict == Verdict.Fail).Select(Where).ToHashSet();
            foreach (var subject in noted.Except(failed))
            {
                yield return $"{audit.Name}: {flaw} of {subject} is not found by {check}";
            }

            foreach (var subject in failed.Except(noted).Where(_ => isExact))
            {
                yield return $"{audit.Name}: {check} fails {subject}, where no {flaw} was planted";
            }
        }
    }

    private static string Where(PlantedFact fact) => fact.Flaw switch
    {
        Flaw.OldKey or Flaw.UnusedKey or Flaw.NeverUsedKey or Flaw.InactiveKeyKept or Flaw.KeyMadeWithUser
            or Flaw.SigningCertificate or Flaw.ServiceCredentialWithoutEnd => fact.CredentialId!,
        _ => fact.Subject,
    };

    private static string Where(Finding finding) => finding switch
    {
        { CredentialId: { } id, Check: not "password.unused" and not "password.never-used" and not "user.password-and-key" }
            when !finding.Check.StartsWith("server-certificate.", StringComparison.Ordinal) => id,
        { Resource: { } arn } => arn.Split('/')[^1],
        { Principal.Type: PrincipalType.Account } => "",
        _ => finding.Principal.Name,
    };
}
