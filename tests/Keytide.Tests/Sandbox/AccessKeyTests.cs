using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

public sealed class AccessKeyTests
{
    [Fact]
    public void A_key_is_made_used_deactivated_and_deleted()
    {
        var world = new SmallWorld();
        world.Admin.Iam("CreateUser", "UserName", "alice").Ok();

        var made = world.Admin.Iam("CreateAccessKey", "UserName", "alice").Ok();
        var alice = new SandboxClient(world.Aws, world.Time, made["AccessKeyId"], made["SecretAccessKey"]);

        Assert.Equal("arn:aws:iam::111111111111:user/alice", alice.Sts("GetCallerIdentity").Ok()["Arn"]);
        world.Admin.Iam("UpdateAccessKey", "UserName", "alice", "AccessKeyId", made["AccessKeyId"], "Status", "Inactive").Ok();
        Assert.Equal("InvalidClientTokenId", alice.Sts("GetCallerIdentity").Code);
        world.Admin.Iam("UpdateAccessKey", "UserName", "alice", "AccessKeyId", made["AccessKeyId"], "Status", "Active").Ok();
        Assert.Equal(200, alice.Sts("GetCallerIdentity").Status);
        world.Admin.Iam("DeleteAccessKey", "UserName", "alice", "AccessKeyId", made["AccessKeyId"]).Ok();
        Assert.Equal("InvalidClientTokenId", alice.Sts("GetCallerIdentity").Code);
        Assert.Empty(world.Admin.Iam("ListAccessKeys", "UserName", "alice").Ok().Members("AccessKeyMetadata"));
    }

    [Fact]
    public void A_third_key_exceeds_the_quota_whatever_the_status_of_the_others()
    {
        var world = new SmallWorld();
        var user = world.Account.AddUser("alice", world.Time.Now);
        user.AddAccessKey(world.Time.Now).SetStatus(KeyStatus.Inactive, world.Time.Now);
        user.AddAccessKey(world.Time.Now);

        var reply = world.Admin.Iam("CreateAccessKey", "UserName", "alice");

        Assert.Equal((409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void Ids_carry_the_account_and_secrets_have_forty_characters()
    {
        var world = new SmallWorld();

        var made = world.Admin.Iam("CreateAccessKey").Ok();

        Assert.True(AccessKeyId.Parse(made["AccessKeyId"]).TryGetAccount(out var account));
        Assert.Equal(SmallWorld.AccountId, account.ToString());
        Assert.Matches("^[A-Za-z0-9+/]{40}$", made["SecretAccessKey"]);
    }

    [Theory]
    [InlineData("UpdateAccessKey")]
    [InlineData("DeleteAccessKey")]
    public void An_unknown_key_is_named_with_a_final_dot(string action)
    {
        var reply = new SmallWorld().Admin.Iam(action, "AccessKeyId", "AKIAIOSFODNN7EXAMPLE", "Status", "Inactive");

        Assert.Equal((404, "NoSuchEntity"), (reply.Status, reply.Code));
        Assert.Equal("The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.", reply.Message);
    }

    [Theory]
    [InlineData("Banana")]
    [InlineData("Expired")]
    public void A_status_that_is_no_status_is_refused(string status)
    {
        var world = new SmallWorld();

        var reply = world.Admin.Iam("UpdateAccessKey", "AccessKeyId", world.Administrator.AccessKeys[0].Id, "Status", status);

        Assert.Equal(
            "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
            reply.Message);
    }

    [Fact]
    public void A_key_that_was_never_used_has_no_date()
    {
        var world = new SmallWorld();
        var key = world.Account.AddUser("alice", world.Time.Now).AddAccessKey(world.Time.Now);

        var reply = world.Admin.Iam("GetAccessKeyLastUsed", "AccessKeyId", key.Id).Ok();

        Assert.Equal(("alice", "N/A", "N/A"), (reply["UserName"], reply["ServiceName"], reply["Region"]));
        Assert.Empty(reply.All("LastUsedDate"));
    }

    [Fact]
    public void The_last_use_of_a_foreign_or_unknown_key_is_denied_even_to_an_administrator()
    {
        var world = new SmallWorld();
        var other = world.World.AddAccount("222222222222", "other", world.Time.Now);
        var foreign = other.AddUser("bob", world.Time.Now).AddAccessKey(world.Time.Now);

        foreach (var id in new[] { foreign.Id, "AKIAIOSFODNN7EXAMPLE" })
        {
            var reply = world.Admin.Iam("GetAccessKeyLastUsed", "AccessKeyId", id);

            Assert.Equal((403, "AccessDenied"), (reply.Status, reply.Code));
            Assert.Equal(
                $"User: {world.Administrator.Arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}",
                reply.Message);
        }
    }

    [Fact]
    public void A_list_is_paged_with_a_marker()
    {
        var world = new SmallWorld();
        var first = world.Admin.Iam("CreateAccessKey").Ok()["AccessKeyId"];

        var page = world.Admin.Iam("ListAccessKeys", "MaxItems", "1").Ok();
        var rest = world.Admin.Iam("ListAccessKeys", "MaxItems", "1", "Marker", page["Marker"]).Ok();

        Assert.Equal("true", page["IsTruncated"]);
        Assert.Equal("false", rest["IsTruncated"]);
        Assert.Equal(
            new[] { first, world.Administrator.AccessKeys[0].Id }.Order(StringComparer.Ordinal),
            [page["AccessKeyId"], rest["AccessKeyId"]]);
    }

    [Theory]
    [InlineData("x", "ValidationError", "Invalid Marker.")]
    [InlineData("QUJD", "ValidationError", "Invalid Marker.")]
    public void A_marker_that_was_not_given_is_refused(string marker, string code, string message)
    {
        var reply = new SmallWorld().Admin.Iam("ListUsers", "Marker", marker);

        Assert.Equal((code, message), (reply.Code, reply.Message));
    }
}
