namespace Keytide.Tests.Sandbox;

public sealed class CallerIdentityTests
{
    [Fact]
    public void A_user_is_told_who_it_is()
    {
        var world = new SmallWorld();

        var reply = world.Admin.Sts("GetCallerIdentity").Ok();

        Assert.Equal("arn:aws:iam::111111111111:user/administrator", reply["Arn"]);
        Assert.Equal("111111111111", reply["Account"]);
        Assert.Equal(world.Administrator.Id, reply["UserId"]);
    }
}
