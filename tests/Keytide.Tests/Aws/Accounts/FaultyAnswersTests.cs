using Keytide.Compliance;
using Keytide.Sandbox;
using Keytide.Sandbox.Faults;
using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>Whatever goes wrong on the way, an audit finds what a faultless one finds, or says that it does not know.</summary>
public sealed class FaultyAnswersTests
{
    public static MatrixTheoryData<string, ulong> Faults => new(
        ["throttling", "hard-throttling", "short-pages", "lost-answers", "server-errors", "everything"], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_account_audited_under_faults_is_found_as_it_is_or_unknown(string fault, ulong seed)
    {
        var whole = FurnishedAccount.Make().Audit();
        var account = FurnishedAccount.Make(new SandboxOptions { Seed = seed });
        account.Aws.Faults = OptionsOf(fault);
        var audit = account.Audit();
        if (audit.Status == AccountStatus.Complete)
        {
            Assert.Equal(whole.Verdicts(), audit.Verdicts());
        }

        Claims.ClaimNoMore(whole, audit);
        Assert.Equal(audit.Gaps.Count > 0, audit.Status != AccountStatus.Complete);
    }

    [Theory]
    [InlineData("throttling")]
    [InlineData("short-pages")]
    public void What_only_delays_or_divides_an_audit_takes_nothing_away(string fault)
    {
        var shape = new OrganizationShape(SandboxAudit.Start) { Accounts = 1, Users = 250 };
        var audit = new SandboxAudit(shape, new SandboxOptions { Faults = OptionsOf(fault) }).Own();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.Equal(new SandboxAudit(shape).Own().Verdicts(), audit.Verdicts());
    }

    private static FaultOptions OptionsOf(string name) => name switch
    {
        "hard-throttling" => new FaultOptions { Throttling = new ThrottlingFault(0.001, 1) },
        "lost-answers" => new FaultOptions { LostAnswers = new LossFault(0.25, 0.25) },
        "server-errors" => new FaultOptions { ServerErrors = new RateFault(0.5) },
        "everything" => new FaultOptions
        {
            Throttling = new ThrottlingFault(2, 2),
            ShortPages = new RateFault(0.5),
            LostAnswers = new LossFault(0.1, 0.1),
            ServerErrors = new RateFault(0.2),
        },
        "short-pages" => new FaultOptions { ShortPages = new RateFault(1) },
        _ => FaultOptions.Parse([name]),
    };
}
