using Keytide.Cli.KeyActs;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Sts;
using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation;

/// <summary>Keys that are not as most are: ids without an account in them, more than two of them, root's.</summary>
public sealed class OddKeysTests
{
    [Fact]
    public void A_key_whose_id_carries_no_account_is_rotated_like_any_other()
    {
        var rig = new RotationRig(hasOldIds: true);
        Assert.False(AccessKeyId.Parse(rig.Old.Id).TryGetAccount(out _));
        rig.Start();
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal("rotated", rig.State.Outcome);
        Assert.Equal(rig.Newest.Id, Assert.Single(rig.User.AccessKeys).Id);
    }

    [Fact]
    public void A_user_with_three_keys_waits_for_a_human_and_none_of_them_is_touched()
    {
        var rig = new RotationRig();
        rig.User.AddAccessKey(rig.Clock.GetUtcNow().AddDays(-90));
        rig.User.AddAccessKey(rig.Clock.GetUtcNow().AddDays(-80)).SetStatus(KeyStatus.Inactive, rig.Clock.GetUtcNow());
        rig.Start();
        rig.Wires.Before = action => Assert.DoesNotContain("AccessKey", action is "ListAccessKeys" or "GetAccessKeyLastUsed" ? "" : action);
        Assert.IsType<RotationAction.AwaitHuman>(rig.Run().Action);
        Assert.Equal(BlockReason.TooManyKeys, rig.State.Block!.Reason);
        Assert.Contains("3 keys", rig.State.Block.Detail);
        Assert.Equal(3, rig.User.AccessKeys.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_of_root_is_refused_also_where_a_user_is_called_as_the_account_is(bool hasNamesake)
    {
        var account = new SandboxAccount();
        var key = account.Account.Root.AddAccessKey(account.Clock.GetUtcNow().AddDays(-100));
        if (hasNamesake)
        {
            account.Account.AddUser(account.Account.Name, account.Clock.GetUtcNow().AddDays(-9)).AddAccessKey(account.Clock.GetUtcNow());
        }

        var problem = Assert.Throws<KeytideException>(() => VirtualLoop.Run(
            account.Clock, () => KeyOwner.FindAsync(new IamClient(account.Aws), AccessKeyId.Parse(key.Id), default)));
        Assert.Contains("Keytide leaves root alone", problem.Message);
        Assert.Contains("by root itself", problem.Hint);
    }

    [Fact]
    public void What_policies_cover_is_read_from_users_and_never_from_a_report_that_may_be_old_or_not_there()
    {
        TrippingTransport? wires = null;
        var account = new SandboxAccount(wrap: inner => wires = new TrippingTransport(inner));
        account.Account.Root.AddAccessKey(account.Clock.GetUtcNow().AddDays(-900));
        var user = account.Account.AddUser("just-made", account.Clock.GetUtcNow().AddDays(-400));
        var key = user.AddAccessKey(account.Clock.GetUtcNow().AddDays(-100));
        wires!.Before = action => Assert.DoesNotContain("CredentialReport", action);
        var view = VirtualLoop.Run(account.Clock, async () => await FleetReader.ReadAsync(
            account.Aws, await new StsClient(account.Aws).GetCallerIdentityAsync(default), [new RotationRule("all")], [], null, default));
        Assert.Equal(key.Id, Assert.Single(view.Candidates, one => one.Due.Standing == DueStanding.Due).Due.Key.Value);
        Assert.Equal(["administrator", "just-made"], view.Candidates.Select(one => one.Due.UserName).Order());
    }
}
