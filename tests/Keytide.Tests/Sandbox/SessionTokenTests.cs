namespace Keytide.Tests.Sandbox;

public sealed class SessionTokenTests
{
    private readonly SmallWorld _world = new();

    [Fact]
    public void Without_mfa_a_session_token_calls_no_iam()
    {
        var session = ClientOf(_world.Admin.Sts("GetSessionToken").Ok());

        Assert.Equal("arn:aws:iam::111111111111:user/administrator", session.Sts("GetCallerIdentity").Ok()["Arn"]);
        Assert.Equal((403, "InvalidClientTokenId"), (session.Iam("ListUsers").Status, session.Iam("ListUsers").Code));
        Assert.Equal("Cannot call GetSessionToken with session credentials", session.Sts("GetSessionToken").Message);
    }

    [Fact]
    public void With_mfa_it_does()
    {
        var device = _world.Administrator.AddVirtualMfa(_world.Time.Now);

        var session = ClientOf(_world.Admin.Sts("GetSessionToken", "SerialNumber", device.SerialNumber, "TokenCode", "123456").Ok());

        Assert.Equal(200, session.Iam("ListUsers").Status);
    }

    [Fact]
    public void A_device_of_somebody_else_is_no_second_factor()
    {
        var reply = _world.Admin.Sts("GetSessionToken", "SerialNumber", "arn:aws:iam::111111111111:mfa/other", "TokenCode", "123456");

        Assert.Equal((403, "AccessDenied"), (reply.Status, reply.Code));
        Assert.Equal("MultiFactorAuthentication failed with invalid MFA one time pass code.", reply.Message);
    }

    [Fact]
    public void The_account_of_any_key_is_read_from_its_id()
    {
        Assert.Equal("609629065308", _world.Admin.Sts("GetAccessKeyInfo", "AccessKeyId", "ASIAY34FZKBOKMUTVV7A").Ok()["Account"]);
    }

    [Fact]
    public void A_federated_user_may_do_what_both_policies_allow()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"}]}""";
        var federated = ClientOf(_world.Admin.Sts("GetFederationToken", "Name", "guest", "Policy", Policy).Ok());

        Assert.Equal("arn:aws:sts::111111111111:federated-user/guest", federated.Sts("GetCallerIdentity").Ok()["Arn"]);
        Assert.Equal("InvalidClientTokenId", federated.Iam("ListUsers").Code);
        Assert.Equal(200, federated.Json("secretsmanager", "secretsmanager.ListSecrets", "{}").Status);
        Assert.Equal("AccessDeniedException", federated.Json("ssm", "AmazonSSM.DescribeParameters", "{}").Code);
    }

    private SandboxClient ClientOf(Reply reply) =>
        new(_world.Aws, _world.Time, reply["AccessKeyId"], reply["SecretAccessKey"], reply["SessionToken"]);
}
