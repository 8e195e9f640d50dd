using System.Text.RegularExpressions;
using Keytide.Sandbox;
using Keytide.Sandbox.Generator;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Tests.Sandbox.Generator;

public sealed partial class OrganizationGeneratorTests
{
    private readonly VirtualTime _time = new();

    public static TheoryData<ulong> Seeds => [1, 2, 3, 42, 20260301];

    [Fact]
    public void The_same_shape_gives_the_same_organization()
    {
        Assert.Equal(Print(Generate(seed: 7)), Print(Generate(seed: 7)));
        Assert.NotEqual(Print(Generate(seed: 7)), Print(Generate(seed: 8)));
    }

    [Fact]
    public void The_order_in_which_accounts_are_looked_into_changes_nothing()
    {
        var (one, other) = (Generate(seed: 7), Generate(seed: 7));
        foreach (var account in other.Accounts.Reverse())
        {
            other.World.FindAccount(account.Id);
        }
        Assert.Equal(Print(one), Print(other));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Every_account_has_the_users_asked_for(int users)
    {
        var organization = Generate(accounts: users > 100 ? 1 : 10, users: users);
        Assert.All(organization.Accounts, account => Assert.Equal(users, organization.World.FindAccount(account.Id)!.Users.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void At_most_three_users_of_an_account_take_a_call_of_their_own_to_audit(ulong seed)
    {
        GeneratedOrganization[] organizations =
            [Generate(seed, accounts: 1, users: 1000), Generate(seed, accounts: 40), Generate(seed, users: 300)];
        Assert.All(organizations.SelectMany(Filled), account => Assert.InRange(account.Users.Count(IsRare), 0, 3));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_noted_is_what_is_there(ulong seed)
    {
        var organization = Generate(seed, accounts: 12);
        Flaw[] readable =
        [
            Flaw.OldKey, Flaw.UnusedKey, Flaw.NeverUsedKey, Flaw.InactiveKeyKept, Flaw.KeyMadeWithUser, Flaw.TwoActiveKeys, Flaw.NoOwner,
            Flaw.PolicyOnUser, Flaw.ConsoleWithoutMfa, Flaw.UnusedPassword, Flaw.NeverUsedPassword,
        ];
        foreach (var account in organization.Accounts)
        {
            var truth = GeneratedTruth.Of(organization.World.FindAccount(account.Id)!, _time.Now);
            var noted = organization.PlantedIn(account).Where(fact => readable.Contains(fact.Flaw)).ToHashSet();
            Assert.Equal(truth.Select(fact => fact.ToString()).Order(), noted.Select(fact => fact.ToString()).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_lands_close_to_the_lines_that_audits_draw(ulong seed)
    {
        foreach (var account in Filled(Generate(seed, accounts: 12)))
        {
            Assert.All(account.Users, user =>
                Assert.Equal(user.AccessKeys.Count, user.AccessKeys.Select(key => key.CreatedAt.ToUnixTimeSeconds()).Distinct().Count()));
            foreach (var key in account.Users.SelectMany(user => user.AccessKeys))
            {
                Assert.All(new[] { key.CreatedAt, key.LastUse.Truth?.At ?? key.CreatedAt }, at =>
                    Assert.DoesNotContain(new[] { 45.0, 90 }, line => Math.Abs((_time.Now - at).TotalDays - line) < 4.9));
                Assert.True(key.CreatedAt > key.Owner!.CreatedAt && (key.LastUse.Truth?.At ?? key.CreatedAt) >= key.CreatedAt);
                Assert.True(key.CreatedAt <= _time.Now);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Security_and_log_are_nearly_clean_and_dev_and_ci_are_not(ulong seed)
    {
        var organization = Generate(seed, users: 60);
        double FlawsPerUser(AccountKind kind) =>
            organization.PlantedIn(organization.Accounts.Single(account => account.Kind == kind)).Count / 60.0;

        Assert.All([AccountKind.Security, AccountKind.Log], kind => Assert.InRange(FlawsPerUser(kind), 0, 0.3));
        Assert.All([AccountKind.Development, AccountKind.ContinuousIntegration], kind => Assert.InRange(FlawsPerUser(kind), 1.2, 6));
    }

    [Fact]
    public void Every_kind_of_flaw_occurs_in_the_usual_organization()
    {
        var organization = Generate();
        var seen = organization.Accounts.SelectMany(organization.PlantedIn).Select(fact => fact.Flaw).ToHashSet();
        Assert.Empty(Enum.GetValues<Flaw>().Except(seen));
        var ages = Filled(organization).SelectMany(account => account.Users).SelectMany(user => user.AccessKeys)
            .Select(key => (_time.Now - key.CreatedAt).TotalDays / 365).ToList();
        Assert.True(ages.Min() < 0.01 && ages.Max() > 4, $"{ages.Min()} to {ages.Max()} years");
        Assert.InRange(Filled(organization).Count(account => account.Root.AccessKeys.Count > 0), 1, 2);
    }

    [Fact]
    public void A_thousand_accounts_are_made_only_when_looked_into()
    {
        var organization = Generate(accounts: 1000, users: 100);
        Assert.Equal(1000, organization.Accounts.Select(account => account.Id).Distinct().Count());
        Assert.All(organization.Accounts.Skip(1), account => Assert.Equal(0, organization.World.PeekAccount(account.Id)!.Users.Count));
        Assert.Equal(100, organization.World.FindAccount(organization.Accounts[999].Id)!.Users.Count);
        Assert.Equal(1000, organization.World.Part<OrganizationPlace>().Organization!.Accounts.Count);
    }

    [Fact]
    public void A_forgotten_account_comes_back_as_it_was()
    {
        var organization = Generate(accounts: 3);
        var before = Print(organization);
        var changed = organization.World.FindAccount(organization.Accounts[2].Id)!;
        changed.AddUser("late-comer", _time.Now);
        organization.World.Forget(changed.Id);
        Assert.Equal(0, organization.World.PeekAccount(changed.Id)!.Users.Count);
        Assert.Equal(before, Print(organization));
    }

    [Fact]
    public void A_key_id_from_nowhere_does_not_fill_young_accounts()
    {
        var organization = Generate(accounts: 40);
        Assert.Null(organization.World.FindAccessKey("AKIAIOSFODNN7EXAMPLE"));
        Assert.All(organization.Accounts.Skip(1), account => Assert.Equal(0, organization.World.PeekAccount(account.Id)!.Users.Count));
    }

    [Fact]
    public void Names_are_legal_and_distinct()
    {
        foreach (var account in Filled(Generate(users: 700)).Take(4))
        {
            Assert.All(account.Users, user => Assert.Matches(LegalName(), user.Name));
        }
    }

    [Fact]
    public void The_printed_key_administers_and_reads_every_account_through_its_audit_role()
    {
        var organization = Generate(accounts: 9);
        var aws = new SandboxAws(organization.World, _time);
        var key = organization.AdministratorKey;
        var admin = new SandboxClient(aws, _time, key.Id, key.Secret);
        Assert.Equal(organization.Accounts[0].Id, admin.Sts("GetCallerIdentity").Ok()["Account"]);
        admin.Iam("ListUsers").Ok();
        Assert.Equal(9, admin.Json("organizations", "AWSOrganizationsV20161128.ListAccounts", "{}").Ok().Json
            .GetProperty("Accounts").GetArrayLength());
        foreach (var account in organization.Accounts)
        {
            var session = admin.Sts("AssumeRole", "RoleArn", account.AuditRoleArn, "RoleSessionName", "audit").Ok();
            var auditor = new SandboxClient(aws, _time, session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]);
            Assert.Equal(account.Id, auditor.Sts("GetCallerIdentity").Ok()["Account"]);
            auditor.Iam("ListUsers").Ok();
            Assert.Equal("AccessDenied", auditor.Iam("CreateAccessKey", "UserName", "keytide-operator").Code);
        }
    }

    private GeneratedOrganization Generate(ulong seed = 1, int accounts = 8, int? users = null) =>
        OrganizationGenerator.Generate(new OrganizationShape(_time.Now) { Seed = seed, Accounts = accounts, Users = users });

    private static IEnumerable<Account> Filled(GeneratedOrganization organization) =>
        organization.Accounts.Select(account => organization.World.FindAccount(account.Id)!);

    private static bool IsRare(User user) =>
        user.SigningCertificates.Count > 0 || user.SshPublicKeys.Count > 0 || user.MfaDevices.Any(device => !device.IsVirtual)
        || user.Policies.Current.Attached.Any(arn => arn.EndsWith("/AdministratorAccess", StringComparison.Ordinal))
        || user.Policies.Current.Inline.Values.Any(document => document.Contains("codecommit:", StringComparison.Ordinal));

    private static string Print(GeneratedOrganization organization) => string.Join('\n', Filled(organization).SelectMany(account =>
        account.Users.Select(user => $"{user.Arn} {user.Id} {user.CreatedAt:O} {user.LoginProfile?.ChangedAt:O} "
            + string.Join(' ', user.AccessKeys.Select(key => $"{key.Id} {key.Secret} {key.Status} {key.CreatedAt:O} {key.LastUse.Truth}"))
            + string.Join(' ', user.Tags))));

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}$")]
    private static partial Regex LegalName();
}
