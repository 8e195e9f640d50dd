using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

public sealed class UserTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private readonly SmallWorld _world = new();

    public static TheoryData<string, string> Obstacles => new()
    {
        { "key", "delete access keys" },
        { "attached", "detach all policies" },
        { "inline", "delete policies" },
        { "group", "remove users from group" },
        { "profile", "delete login profile" },
        { "certificate", "delete signing certificates" },
        { "mfa", "delete MFA device" },
        { "service", "remove referenced objects" },
        { "ssh", "remove referenced objects" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void A_user_with_anything_left_is_not_deleted(string what, string first)
    {
        Burden(_world.Account.AddUser("alice", _world.Time.Now), what);

        var reply = _world.Admin.Iam("DeleteUser", "UserName", "alice");

        Assert.Equal((409, "DeleteConflict", $"Cannot delete entity, must {first} first."), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void A_user_is_made_shown_renamed_and_deleted()
    {
        var made = _world.Admin.Iam(
            "CreateUser", "UserName", "alice", "Path", "/team/", "PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "Tags.member.1.Key", "owner", "Tags.member.1.Value", "me").Ok();
        Assert.Matches("^AIDA[A-Z2-7]{17}$", made["UserId"]);
        Assert.Equal("arn:aws:iam::111111111111:user/team/alice", made["Arn"]);

        var shown = _world.Admin.Iam("GetUser", "UserName", "alice").Ok();
        Assert.Equal(("me", "Policy"), (shown["Value"], shown["PermissionsBoundaryType"]));
        Assert.Empty(_world.Admin.Iam("ListUsers", "PathPrefix", "/team/").Ok().All("Tags"));

        _world.Admin.Iam("UpdateUser", "UserName", "alice", "NewUserName", "alicia", "NewPath", "/").Ok();
        Assert.Equal("The user with name alice cannot be found.", _world.Admin.Iam("GetUser", "UserName", "alice").Message);
        Assert.Equal(made["UserId"], _world.Admin.Iam("GetUser", "UserName", "alicia").Ok()["UserId"]);
        _world.Admin.Iam("DeleteUser", "UserName", "alicia").Ok();
        Assert.Equal(404, _world.Admin.Iam("GetUser", "UserName", "alicia").Status);
    }

    [Theory]
    [InlineData("Alice", "User with name Alice already exists.")]
    [InlineData("alice", "User with name alice already exists.")]
    public void Names_differ_by_more_than_case(string name, string message)
    {
        _world.Account.AddUser("alice", _world.Time.Now);

        var reply = _world.Admin.Iam("CreateUser", "UserName", name);

        Assert.Equal((409, "EntityAlreadyExists", message), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void Two_complaints_come_in_one_message()
    {
        var reply = _world.Admin.Iam("CreateUser", "UserName", "a b", "Path", new string('/', 600));

        Assert.Equal(
            "2 validation errors detected: "
            + "Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512; "
            + @"Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+",
            reply.Message);
    }

    [Fact]
    public void Users_are_listed_in_order_without_regard_to_case()
    {
        _world.Account.AddUser("Zoe", _world.Time.Now);
        _world.Account.AddUser("bob", _world.Time.Now);
        _world.Account.AddUser("Alice", _world.Time.Now);

        Assert.Equal(["administrator", "Alice", "bob", "Zoe"], _world.Admin.Iam("ListUsers").Ok().All("UserName"));
    }

    [Fact]
    public void A_user_made_or_deleted_between_two_pages_hides_nobody()
    {
        foreach (var name in new[] { "b", "d", "f" })
        {
            _world.Account.AddUser(name, _world.Time.Now);
        }

        var first = _world.Admin.Iam("ListUsers", "MaxItems", "2").Ok();
        Assert.Equal(["administrator", "b"], first.All("UserName"));
        _world.Account.RemoveUser(_world.Account.Users.Find("b")!, _world.Time.Now);
        _world.Account.AddUser("a", _world.Time.Now);
        _world.Account.AddUser("c", _world.Time.Now);

        Assert.Equal(["c", "d", "f"], _world.Admin.Iam("ListUsers", "Marker", first["Marker"]).Ok().All("UserName"));
    }

    [Fact]
    public void A_user_has_fifty_tags_at_most_and_keys_ignore_case()
    {
        _world.Admin.Iam("TagUser", ["UserName", "administrator", .. Tags(50)]).Ok();
        _world.Admin.Iam("TagUser", "UserName", "administrator", "Tags.member.1.Key", "KEY1", "Tags.member.1.Value", "new").Ok();

        var more = _world.Admin.Iam("TagUser", "UserName", "administrator", "Tags.member.1.Key", "more", "Tags.member.1.Value", "");

        Assert.Equal((409, "The number of tags has reached the maximum limit."), (more.Status, more.Message));
        Assert.Equal(50, _world.Administrator.Tags.Count);
        _world.Admin.Iam("UntagUser", "UserName", "administrator", "TagKeys.member.1", "key1").Ok();
        Assert.Equal(49, _world.Administrator.Tags.Count);
    }

    [Fact]
    public void A_password_is_made_changed_and_taken_away()
    {
        var alice = _world.Account.AddUser("alice", _world.Time.Now);
        alice.AttachPolicy("arn:aws:iam::aws:policy/IAMUserChangePassword", _world.Time.Now);
        var client = _world.ClientOf(alice.AddAccessKey(_world.Time.Now));
        string[] made = ["UserName", "alice", "Password", "Correct-Horse-1"];
        Assert.Equal("PasswordPolicyViolation", _world.Admin.Iam("CreateLoginProfile", "UserName", "alice", "Password", "short").Code);
        Assert.Equal("false", _world.Admin.Iam("CreateLoginProfile", made).Ok()["PasswordResetRequired"]);
        Assert.Equal("Login Profile for user alice already exists.", _world.Admin.Iam("CreateLoginProfile", made).Message);

        Assert.Equal(403, client.Iam("ChangePassword", "OldPassword", "wrong", "NewPassword", "Battery-Staple-2").Status);
        client.Iam("ChangePassword", "OldPassword", "Correct-Horse-1", "NewPassword", "Battery-Staple-2").Ok();

        _world.Admin.Iam("DeleteLoginProfile", "UserName", "alice").Ok();
        var gone = _world.Admin.Iam("GetLoginProfile", "UserName", "alice");
        Assert.Equal((404, "Login Profile for User alice cannot be found."), (gone.Status, gone.Message));
    }

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData("12345a", "123456")]
    public void Two_codes_of_a_device_are_two_and_of_digits(string first, string second)
    {
        var device = _world.Account.AddVirtualMfaDevice("d");

        var reply = _world.Admin.Iam(
            "EnableMFADevice", "UserName", "administrator", "SerialNumber", device.SerialNumber,
            "AuthenticationCode1", first, "AuthenticationCode2", second);

        Assert.Equal((403, "InvalidAuthenticationCode"), (reply.Status, reply.Code));
    }

    [Fact]
    public void A_session_must_say_which_user_it_means()
    {
        var role = _world.Account.AddRole("r", Document, _world.Time.Now);
        role.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", _world.Time.Now);
        var (id, now) = (_world.Account.Ids.AccessKeyId("ASIA"), _world.Time.Now);
        _world.Account.AddSession(new Session(_world.Account, id, "s", "t", now, now.AddHours(1)) { Role = role, Name = "n" });

        var reply = new SandboxClient(_world.Aws, _world.Time, id, "s", "t").Iam("ListAccessKeys");

        Assert.Equal((400, "ValidationError"), (reply.Status, reply.Code));
        Assert.Equal("Must specify userName when calling with non-User credentials", reply.Message);
    }

    [Fact]
    public void A_foreign_user_is_denied_in_the_words_of_aws()
    {
        var client = _world.ClientOf(_world.Account.AddUser("alice", _world.Time.Now).AddAccessKey(_world.Time.Now));

        var reply = client.Iam("GetUser", "UserName", "administrator");

        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: iam:GetUser on resource: "
            + "arn:aws:iam::111111111111:user/administrator because no identity-based policy allows the iam:GetUser action",
            reply.Message);
    }

    [Fact]
    public void Root_may_do_everything_and_acts_on_itself()
    {
        var root = _world.Root();

        Assert.Equal("arn:aws:iam::111111111111:root", root.Sts("GetCallerIdentity").Ok()["Arn"]);
        Assert.Equal(_world.Account.Root.AccessKeys[0].Id, root.Iam("ListAccessKeys").Ok()["AccessKeyId"]);
        Assert.Equal("1", root.Iam("GetAccountSummary").Ok().All("value")[1]);
    }

    [Fact]
    public void A_group_gives_its_policies_to_its_members()
    {
        var alice = _world.Account.AddUser("alice", _world.Time.Now);
        var client = _world.ClientOf(alice.AddAccessKey(_world.Time.Now));
        _world.Admin.Iam("CreateGroup", "GroupName", "readers").Ok();
        _world.Admin.Iam("AttachGroupPolicy", "GroupName", "readers", "PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess").Ok();
        Assert.Equal(403, client.Iam("ListUsers").Status);

        _world.Admin.Iam("AddUserToGroup", "GroupName", "readers", "UserName", "alice").Ok();

        Assert.Equal(200, client.Iam("ListUsers").Status);
        Assert.Equal("readers", _world.Admin.Iam("ListGroupsForUser", "UserName", "alice").Ok()["GroupName"]);
        _world.Admin.Iam("RemoveUserFromGroup", "GroupName", "readers", "UserName", "alice").Ok();
        Assert.Equal(403, client.Iam("ListUsers").Status);
    }

    private void Burden(User user, string what)
    {
        var now = _world.Time.Now;
        switch (what)
        {
            case "key":
                user.AddAccessKey(now);
                break;
            case "attached":
                user.AttachPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess", now);
                break;
            case "inline":
                user.PutPolicy("p", Document, now);
                break;
            case "group":
                user.Join(_world.Account.AddGroup("g", now), now);
                break;
            case "profile":
                user.AddLoginProfile(now);
                break;
            case "certificate":
                user.AddSigningCertificate(now);
                break;
            case "mfa":
                user.AddVirtualMfa(now);
                break;
            case "service":
                user.AddServiceCredential("codecommit.amazonaws.com", now);
                break;
            default:
                user.AddSshPublicKey(now);
                break;
        }
    }

    private static IEnumerable<string> Tags(int count) =>
        Enumerable.Range(1, count).SelectMany(i => new[] { $"Tags.member.{i}.Key", $"key{i}", $"Tags.member.{i}.Value", "v" });
}
