using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

public sealed class AssumeRoleTests
{
    private const string TrustAccount =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}""";

    private readonly SmallWorld _world = new();
    private readonly Account _other;

    public AssumeRoleTests()
    {
        _other = _world.World.AddAccount("222222222222", "other", _world.Time.Now);
    }

    [Fact]
    public void An_administrator_assumes_a_role_in_another_account_and_acts_there()
    {
        _other.AddUser("carol", _world.Time.Now);
        Role(TrustAccount);

        var assumed = Assume().Ok();
        var session = ClientOf(assumed);

        Assert.Equal("arn:aws:sts::222222222222:assumed-role/auditor/night", assumed["Arn"]);
        Assert.Equal("arn:aws:sts::222222222222:assumed-role/auditor/night", session.Sts("GetCallerIdentity").Ok()["Arn"]);
        Assert.Equal(["carol"], session.Iam("ListUsers").Ok().All("UserName"));
    }

    [Fact]
    public void A_role_that_is_not_there_is_refused_like_one_that_may_not_be_assumed()
    {
        var reply = Assume();

        Assert.Equal((403, "AccessDenied"), (reply.Status, reply.Code));
        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/administrator is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::222222222222:role/auditor",
            reply.Message);
    }

    [Fact]
    public void Across_accounts_the_callers_own_policies_must_allow_too()
    {
        Role("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""");
        var poor = _world.ClientOf(_world.Account.AddUser("poor", _world.Time.Now).AddAccessKey(_world.Time.Now));

        Assert.Equal("AccessDenied", Assume(poor).Code);
    }

    [Fact]
    public void Within_an_account_a_trust_policy_that_names_the_user_is_enough()
    {
        var poor = _world.Account.AddUser("poor", _world.Time.Now);
        _world.Account.AddRole("own", TrustAccount.Replace("111111111111", poor.Arn), _world.Time.Now);

        var reply = Assume(_world.ClientOf(poor.AddAccessKey(_world.Time.Now)), role: "arn:aws:iam::111111111111:role/own");

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("right", 200)]
    [InlineData("wrong", 403)]
    [InlineData(null, 403)]
    public void An_external_id_must_be_the_one_agreed(string? externalId, int status)
    {
        Role("""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
            "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"right"}}}]}
            """);

        Assert.Equal(status, Assume(more: externalId is null ? [] : ["ExternalId", externalId]).Status);
    }

    [Fact]
    public void A_session_ends_when_it_said_it_would()
    {
        Role(TrustAccount);
        var session = ClientOf(Assume(more: ["DurationSeconds", "900"]).Ok());

        _world.Time.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(200, session.Sts("GetCallerIdentity").Status);
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        var late = session.Sts("GetCallerIdentity");

        Assert.Equal((403, "ExpiredToken"), (late.Status, late.Code));
        Assert.Equal("The security token included in the request is expired", late.Message);
    }

    [Theory]
    [InlineData("3601", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    [InlineData(
        "899",
        "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 900")]
    public void A_session_is_no_longer_than_the_role_allows(string seconds, string message)
    {
        Role(TrustAccount);

        var reply = Assume(more: ["DurationSeconds", seconds]);

        Assert.Equal((400, "ValidationError", message), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public void A_chained_session_lasts_an_hour_at_most()
    {
        Role(TrustAccount);
        var next = _other.AddRole("next", TrustAccount.Replace("111111111111", "222222222222"), _world.Time.Now);
        next.MaxSessionSeconds = 43_200;
        var first = ClientOf(Assume().Ok());

        Assert.Equal(200, Assume(first, role: next.Arn).Status);
        Assert.Equal(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
            Assume(first, role: next.Arn, more: ["DurationSeconds", "7200"]).Message);
    }

    [Fact]
    public void A_session_policy_takes_away_and_never_adds()
    {
        Role(TrustAccount);
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}""";
        var session = ClientOf(Assume(more: ["Policy", Policy]).Ok());

        var reply = session.Iam("ListUsers");

        Assert.Equal(
            "User: arn:aws:sts::222222222222:assumed-role/auditor/night is not authorized to perform: iam:ListUsers on resource: "
            + "arn:aws:iam::222222222222:user/ because no session policy allows the iam:ListUsers action",
            reply.Message);
    }

    [Fact]
    public void Root_assumes_no_role()
    {
        Role(TrustAccount);

        Assert.Equal("Roles may not be assumed by root accounts.", Assume(_world.Root()).Message);
    }

    [Fact]
    public void A_session_token_that_is_not_the_sessions_is_refused()
    {
        Role(TrustAccount);
        var assumed = Assume().Ok();
        var bare = new SandboxClient(_world.Aws, _world.Time, assumed["AccessKeyId"], assumed["SecretAccessKey"]);
        var other = new SandboxClient(_world.Aws, _world.Time, assumed["AccessKeyId"], assumed["SecretAccessKey"], "another");

        Assert.Equal("InvalidClientTokenId", bare.Sts("GetCallerIdentity").Code);
        Assert.Equal("InvalidClientTokenId", other.Sts("GetCallerIdentity").Code);
    }

    [Fact]
    public void Both_accounts_are_told_of_the_call()
    {
        Role(TrustAccount);
        Assume().Ok();

        Assert.Contains(_world.Account.Events.All, told => told.Name == "AssumeRole");
        Assert.Contains(_other.Events.All, told => told.Name == "AssumeRole");
    }

    private Role Role(string trust)
    {
        var role = _other.AddRole("auditor", trust, _world.Time.Now);
        role.AttachPolicy("arn:aws:iam::aws:policy/SecurityAudit", _world.Time.Now);
        role.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", _world.Time.Now);
        return role;
    }

    private Reply Assume(SandboxClient? client = null, string role = "arn:aws:iam::222222222222:role/auditor", string[]? more = null) =>
        (client ?? _world.Admin).Sts("AssumeRole", ["RoleArn", role, "RoleSessionName", "night", .. more ?? []]);

    private SandboxClient ClientOf(Reply assumed) =>
        new(_world.Aws, _world.Time, assumed["AccessKeyId"], assumed["SecretAccessKey"], assumed["SessionToken"]);
}
