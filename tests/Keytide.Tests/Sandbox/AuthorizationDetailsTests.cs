namespace Keytide.Tests.Sandbox;

public sealed class AuthorizationDetailsTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private const string Encoded = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"
        + "%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D";

    private readonly SmallWorld _world = new();

    public AuthorizationDetailsTests()
    {
        var account = _world.Account;
        var at = _world.Time.Now;
        var alice = account.AddUser("alice", at);
        alice.PutPolicy("inline", Document, at);
        alice.Tags.Add(new("team", "blue"));
        var group = account.AddGroup("developers", at);
        alice.Join(group, at);
        group.AttachPolicy(account.AddPolicy("own", Document, at).Arn, at);
        account.AddRole("deployer", Document, at);
        alice.SetBoundary(account.Policies.Find("own")!.Arn, at);
    }

    [Fact]
    public void Everything_about_everybody_comes_in_one_answer()
    {
        var reply = _world.Admin.Iam("GetAccountAuthorizationDetails").Ok();

        Assert.Equal(2, reply.Members("UserDetailList").Count);
        Assert.Equal(["", "developers"], reply.All("GroupList"));
        Assert.Contains(Encoded, reply.All("PolicyDocument"));
        Assert.Equal("blue", reply["Value"]);
        Assert.Equal("arn:aws:iam::111111111111:policy/own", reply["PermissionsBoundaryArn"]);
        Assert.Single(reply.Members("GroupDetailList"));
        Assert.Single(reply.Members("RoleDetailList"));
        Assert.Equal(2, reply.Members("Policies").Count);
        Assert.Equal("false", reply["IsTruncated"]);
    }

    [Fact]
    public void One_marker_walks_through_all_kinds()
    {
        var names = new List<string>();
        Reply? page = null;
        do
        {
            page = page is null
                ? _world.Admin.Iam("GetAccountAuthorizationDetails", "MaxItems", "1").Ok()
                : _world.Admin.Iam("GetAccountAuthorizationDetails", "MaxItems", "1", "Marker", page["Marker"]).Ok();
            names.AddRange(new[] { "UserDetailList", "GroupDetailList", "RoleDetailList", "Policies" }
                .SelectMany(page.Members)
                .Select(member => member.Elements().First(e => e.Name.LocalName == "Arn").Value.Split('/')[^1]));
        }
        while (page["IsTruncated"] == "true");

        Assert.Equal(["administrator", "alice", "developers", "deployer", "own", "AdministratorAccess"], names);
    }

    [Fact]
    public void A_filter_leaves_the_other_kinds_out()
    {
        var reply = _world.Admin.Iam("GetAccountAuthorizationDetails", "Filter.member.1", "Role", "Filter.member.2", "Group").Ok();

        Assert.Empty(reply.Members("UserDetailList"));
        Assert.Empty(reply.Members("Policies"));
        Assert.Single(reply.Members("RoleDetailList"));
        Assert.Equal(400, _world.Admin.Iam("GetAccountAuthorizationDetails", "Filter.member.1", "Banana").Status);
    }
}
