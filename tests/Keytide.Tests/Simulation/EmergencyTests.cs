using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Tests.Sandbox;

namespace Keytide.Tests.Simulation;

/// <summary>A compromised key, and the sessions it opened.</summary>
public sealed class EmergencyTests
{
    private readonly RotationRig _rig = new();

    public EmergencyTests() => _rig.User.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", _rig.Clock.GetUtcNow());

    [Fact]
    public void Sessions_of_the_compromised_key_are_refused_and_those_of_the_new_key_are_not()
    {
        var thief = Session(_rig.Old.Id, _rig.Old.Secret);
        Assert.Equal(200, Try(thief).Status);
        _rig.Start(emergency: true);
        VirtualLoop.Run(_rig.Clock, () => _rig.Driver().AdvanceAsync(_rig.Rotation, default));

        Assert.Equal(RotationPhase.Minted, _rig.State.Phase);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1)); // The news of the policy travels like any other.
        Assert.Equal("AccessDeniedException", Try(thief).Code);
        _rig.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, Try(Session(_rig.Newest.Id, _rig.Newest.Secret)).Status);
        Assert.Equal("AccessDeniedException", Try(thief).Code);
    }

    [Fact]
    public void The_policy_is_taken_away_when_the_last_such_session_has_ended()
    {
        _rig.Start(emergency: true);
        Assert.IsType<RotationAction.Rest>(_rig.Run().Action);
        Assert.Equal(RotationPhase.Closed, _rig.State.Phase);
        Assert.True(_rig.State.Cut is { IsInPlace: true, IsLifted: true });
        Assert.Empty(_rig.User.Policies.Current.Inline);
    }

    [Fact]
    public void Where_it_may_not_be_written_consumers_get_their_new_key_all_the_same_and_the_status_says_so()
    {
        _rig.RoleMayNot("iam:PutUserPolicy");
        _rig.Start(emergency: true);
        Assert.IsType<RotationAction.Rest>(_rig.Run().Action);
        Assert.Equal(RotationPhase.Closed, _rig.State.Phase);
        Assert.True(_rig.State.Cut is { IsInPlace: false, LastFailure: { } failure } && failure.Contains("PutUserPolicy"));
    }

    private Reply Try(SandboxClient client) => client.Json("ssm", "AmazonSSM.DescribeParameters", "{}");

    private SandboxClient Session(string id, string secret)
    {
        var reply = new SandboxClient(_rig.Account.Sandbox, _rig.Clock, id, secret).Sts("GetSessionToken").Ok();
        return new SandboxClient(
            _rig.Account.Sandbox, _rig.Clock, reply["AccessKeyId"], reply["SecretAccessKey"], reply["SessionToken"]);
    }
}
