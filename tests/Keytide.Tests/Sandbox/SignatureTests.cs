namespace Keytide.Tests.Sandbox;

public sealed class SignatureTests
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    [Fact]
    public void An_inactive_key_is_refused_in_the_words_of_the_query_family()
    {
        var world = new SmallWorld();
        var key = world.Administrator.AddAccessKey(world.Time.Now);
        key.SetStatus(Keytide.Sandbox.World.KeyStatus.Inactive, world.Time.Now);

        var reply = world.ClientOf(key).Sts("GetCallerIdentity");

        Assert.Equal((403, "InvalidClientTokenId", InvalidToken), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void An_unknown_key_and_a_deleted_key_are_refused_alike()
    {
        var world = new SmallWorld();
        var key = world.Administrator.AddAccessKey(world.Time.Now);
        world.Administrator.RemoveAccessKey(key, world.Time.Now);
        var unknown = new SandboxClient(world.Aws, world.Time, "AKIAIOSFODNN7EXAMPLE", "x");

        Assert.Equal("InvalidClientTokenId", world.ClientOf(key).Sts("GetCallerIdentity").Code);
        Assert.Equal("InvalidClientTokenId", unknown.Sts("GetCallerIdentity").Code);
    }

    [Fact]
    public void A_wrong_secret_is_a_signature_that_does_not_match()
    {
        var world = new SmallWorld();
        var client = new SandboxClient(world.Aws, world.Time, world.Administrator.AccessKeys[0].Id, "not the secret");

        var reply = client.Iam("ListUsers");

        Assert.Equal((403, "SignatureDoesNotMatch"), (reply.Status, reply.Code));
        Assert.StartsWith("The request signature we calculated does not match", reply.Message);
    }

    [Fact]
    public void A_changed_body_breaks_the_signature()
    {
        var world = new SmallWorld();
        var request = world.Admin.Sign("iam", "application/x-www-form-urlencoded", null, "Action=ListUsers&Version=2010-05-08");

        var reply = new Reply(world.Aws.Handle(request with { Body = "Action=ListRoles&Version=2010-05-08"u8.ToArray() }));

        Assert.Equal("SignatureDoesNotMatch", reply.Code);
    }

    [Theory]
    [InlineData(-299, null)]
    [InlineData(299, null)]
    [InlineData(-301, "Signature expired: 20260301T115459Z is now earlier than 20260301T115500Z (20260301T120000Z - 5 min.)")]
    [InlineData(301, "Signature not yet current: 20260301T120501Z is still later than 20260301T120500Z (20260301T120000Z + 5 min.)")]
    public void A_clock_may_be_wrong_by_five_minutes(int seconds, string? message)
    {
        var world = new SmallWorld();
        var key = world.Administrator.AccessKeys[0];
        var client = new SandboxClient(world.Aws, world.Time, key.Id, key.Secret) { ClockAhead = TimeSpan.FromSeconds(seconds) };

        var reply = client.Sts("GetCallerIdentity");

        Assert.Equal(message is null ? null : "SignatureDoesNotMatch", reply.Code);
        Assert.Equal(message, reply.Message);
    }

    [Fact]
    public void Iam_is_signed_for_its_home_region_only()
    {
        var world = new SmallWorld();
        var key = world.Administrator.AccessKeys[0];
        var client = new SandboxClient(world.Aws, world.Time, key.Id, key.Secret) { Region = "eu-west-1" };

        Assert.Equal("Credential should be scoped to a valid region, not 'eu-west-1'. ", client.Iam("ListUsers").Message);
        Assert.Equal(200, client.Sts("GetCallerIdentity").Status);
    }

    [Fact]
    public void A_signature_for_another_service_is_refused()
    {
        var world = new SmallWorld();
        var request = world.Admin.Sign("sts", "application/x-www-form-urlencoded", null, "Action=ListUsers&Version=2010-05-08");

        var reply = new Reply(world.Aws.Handle(request));

        Assert.Equal("Credential should be scoped to correct service: 'iam'. ", reply.Message);
    }

    [Fact]
    public void An_unsigned_request_is_refused()
    {
        var world = new SmallWorld();

        var reply = world.Admin.Send(
            "iam",
            "application/x-www-form-urlencoded",
            null,
            "Action=ListUsers&Version=2010-05-08",
            headers => headers.Remove("authorization"));

        Assert.Equal((403, "MissingAuthenticationToken"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("Bearer abc", "Unsupported AWS 'algorithm': 'Bearer'")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b",
        "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. "
        + "Authorization=AWS4-HMAC-SHA256")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'")]
    public void An_authorization_that_cannot_be_read_is_incomplete(string authorization, string message)
    {
        var world = new SmallWorld();

        var reply = world.Admin.Send(
            "iam",
            "application/x-www-form-urlencoded",
            null,
            "Action=ListUsers&Version=2010-05-08",
            headers => headers["authorization"] = authorization);

        Assert.Equal((400, "IncompleteSignature", message), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void An_operation_that_does_not_exist_is_an_invalid_action()
    {
        var reply = new SmallWorld().Admin.Iam("FrobnicateUser");

        Assert.Equal((400, "InvalidAction"), (reply.Status, reply.Code));
        Assert.Equal("Could not find operation FrobnicateUser for version 2010-05-08", reply.Message);
    }
}
