using Keytide.Connectors.Aws.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Tests.Sandbox;

namespace Keytide.Tests.Simulation;

/// <summary>Who uses a key, as the sandbox's CloudTrail and its record of last use tell it.</summary>
public sealed class KeyUsesTests
{
    [Fact]
    public void Events_name_the_program_and_the_record_names_the_service()
    {
        var rig = new RotationRig();
        var key = AccessKeyId.Parse(rig.Old.Id);
        var client = new SandboxClient(rig.Account.Sandbox, rig.Clock, rig.Old.Id, rig.Old.Secret) { UserAgent = "billing/2.1" };
        client.Sts("GetCallerIdentity").Ok();
        rig.Clock.Advance(TimeSpan.FromHours(1));

        var events = VirtualLoop.Run(rig.Clock, () => KeyUses.EventsAsync(rig.Account.Aws, key, ["us-east-1", "us-east-1"], default));
        var use = Assert.Single(events);
        Assert.Equal((key, "sts", "billing/2.1"), (use.Key, use.Service, use.UserAgent));
        Assert.NotNull(use.Address);
        Assert.Equal("sts", VirtualLoop.Run(rig.Clock, () => KeyUses.LastAsync(rig.Account.Aws, key, default))!.Service);
    }
}
