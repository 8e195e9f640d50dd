using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws.Accounts;

public sealed class CallBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public void A_thousand_users_take_a_call_for_each_user_with_a_key_and_sixteen_more()
    {
        var sandbox = new SandboxAudit(new OrganizationShape(SandboxAudit.Start) { Accounts = 1, Users = 1000 });
        var audit = sandbox.Own();
        output.WriteLine(string.Join('\n', audit.Calls.Select(call => $"{call.Key} {call.Value}")));
        var withKeys = sandbox.Organization.World.FindAccount(audit.Id.ToString())!.Users.Count(user => user.AccessKeys.Count > 0);
        Assert.InRange(audit.Calls.Values.Sum(), withKeys, withKeys + 16);
    }
}
