using FsCheck;
using FsCheck.Fluent;
using Keytide.Compliance;
using Keytide.Inventory;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

/// <summary>What holds for every account, with every check switched on.</summary>
public sealed class AuditPropertyTests
{
    private static readonly AuditSettings Everything = AuditSettings.Default with
    {
        RequiredTags = ["owner"],
        Checks = CheckCatalog.All.ToDictionary(check => check.Description.Id, _ => new CheckSettings { IsOn = true }),
    };

    [Fact]
    public void Nothing_known_is_nothing_passed()
    {
        var nothing = new Support.AccountBuilder().With(snapshot => snapshot with
        {
            Users = Unread<IReadOnlyList<UserFacts>>(),
            Root = snapshot.Root with
            {
                Password = Unread<ConsolePassword>(),
                MfaActive = Unread<bool>(),
                MfaIsHardware = Unread<bool>(),
                AccessKeys = Unread<IReadOnlyList<AccessKey>>(),
                AccessKeyPresent = Unread<bool>(),
                SigningCertificates = Unread<IReadOnlyList<SigningCertificate>>(),
            },
            Groups = Unread<IReadOnlyList<UserGroup>>(),
            Policies = Unread<IReadOnlyList<ManagedPolicy>>(),
            PasswordPolicy = Unread<PasswordPolicy>(),
            Summary = Unread<IReadOnlyDictionary<string, int>>(),
            ServerCertificates = Unread<IReadOnlyList<ServerCertificate>>(),
            UnassignedMfaDevices = Unread<IReadOnlyList<string>>(),
            OrganizationRootFeatures = Unread<IReadOnlyList<string>>(),
        }).Build();

        var findings = Audit.Evaluate(nothing, Everything, Now);

        Assert.All(findings, finding => Assert.Equal(Verdict.Unknown, finding.Verdict));
        Assert.Equal(CheckCatalog.All.Count, findings.Select(finding => finding.Check).Distinct().Count());
    }

    [Fact]
    public void A_pass_stays_a_pass_whatever_the_unread_facts_turn_out_to_be() => ForEverySeed(chance =>
    {
        var whole = chance.Account();
        var truth = Audit.Evaluate(whole, Everything, Now).ToDictionary(finding => finding.Id);

        var claimed = Audit.Evaluate(chance.Lose(whole), Everything, Now).Where(finding => finding.Verdict == Verdict.Pass);

        Assert.All(claimed, finding => Assert.True(
            !truth.TryGetValue(finding.Id, out var other) || other.Verdict is Verdict.Pass or Verdict.NotApplicable or Verdict.Unknown,
            $"{finding.Check}: {finding.Message} In truth: {(truth.TryGetValue(finding.Id, out other) ? other.Message : "")}"));
    });

    [Fact]
    public void A_failure_is_never_hidden_by_facts_that_were_not_read() => ForEverySeed(chance =>
    {
        var whole = chance.Account();
        var failures = Audit.Evaluate(whole, Everything, Now).Where(finding => finding.Verdict == Verdict.Fail);

        var told = Audit.Evaluate(chance.Lose(whole), Everything, Now)
            .Where(finding => finding.Verdict is Verdict.Fail or Verdict.Unknown).ToLookup(finding => finding.Check);

        Assert.All(failures, failure => Assert.True(
            told[failure.Check].Any(other => other.Id == failure.Id || other.Verdict == Verdict.Unknown)
                || NeverAskedForSshKeys(failure) || IsToldByAnotherName(failure, told[failure.Check]),
            $"{failure.Check}: {failure.Message}"));
    });

    [Fact]
    public void The_order_of_reading_changes_nothing() => ForEverySeed(chance =>
    {
        var account = chance.Account();

        var one = Audit.Evaluate(account, Everything, Now);
        var other = Audit.Evaluate(chance.Shuffle(account), Everything, Now);

        Assert.Equal(one.Select(Line), other.Select(Line));
    });

    [Fact]
    public void Findings_have_names_of_their_own_and_are_in_order() => ForEverySeed(chance =>
    {
        var findings = Audit.Evaluate(chance.Lose(chance.Account()), Everything, Now);

        Assert.Distinct(findings.Select(finding => finding.Id));
        Assert.Equal(findings.Order(FindingOrder.Instance), findings);
        Assert.All(findings, finding => Assert.True(finding.Verdict != Verdict.Pass || finding.Evidence.Count > 0 || IsAboutRoot(finding)));
        Assert.All(findings, finding => Assert.EndsWith(".", finding.Message));
    });

    // Root without credentials passes on two facts, of which either may come from elsewhere.
    private static bool IsAboutRoot(Finding finding) => finding.Principal.Type == PrincipalType.Root;

    // Without permissions that name CodeCommit the keys are not asked for, and cannot be used.
    private static bool NeverAskedForSshKeys(Finding failure) => failure.Check is "ssh-key.age" or "user.stale";

    // A credential without an id is named after when it was made; not knowing that, it has another name.
    private static bool IsToldByAnotherName(Finding failure, IEnumerable<Finding> told) =>
        failure.CredentialId is null && told.Any(other => other.Principal.Arn == failure.Principal.Arn);

    private static string Line(Finding finding) =>
        $"{finding.Id} {finding.Verdict} {finding.Message} {finding.Remediation} {finding.PassesUntil:O}";

    private static void ForEverySeed(Action<SnapshotGenerator> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new SnapshotGenerator((ulong)seed))));
}
