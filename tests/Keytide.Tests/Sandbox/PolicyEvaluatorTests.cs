using Keytide.Sandbox.Policy;

namespace Keytide.Tests.Sandbox;

public sealed class PolicyEvaluatorTests
{
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/k", true)]
    [InlineData("S3:getobject", "arn:aws:s3:::b/k", true)]
    [InlineData("s3:GetBucket", "arn:aws:s3:::b/k", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::B/k", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/", true)]
    public void Actions_ignore_case_and_resources_do_not(string action, string resource, bool isAllowed) =>
        Assert.Equal(isAllowed, Allows("""{"Effect":"Allow","Action":"s3:GetObj*","Resource":"arn:aws:s3:::b/*"}""", action, resource));

    [Fact]
    public void An_explicit_deny_wins_and_is_named() =>
        Assert.Equal(
            " with an explicit deny in an identity-based policy",
            Ask("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*"}""").Because);

    [Theory]
    [InlineData("iam:CreateUser", false)]
    [InlineData("s3:GetObject", true)]
    public void Not_action_is_everything_else(string action, bool isAllowed) =>
        Assert.Equal(isAllowed, Allows("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", action));

    [Theory]
    [InlineData("arn:aws:s3:::secret", false)]
    [InlineData("arn:aws:s3:::open", true)]
    public void Not_resource_is_everything_else(string resource, bool isAllowed) =>
        Assert.Equal(isAllowed, Allows("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::secret"}""", "s3:Get", resource));

    [Theory]
    [InlineData("arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/bob", false)]
    public void A_variable_is_filled_from_the_request(string resource, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            Allows(
                """{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::1:user/${aws:username}"}""",
                "iam:GetUser", resource, ("aws:username", "alice")));

    [Fact]
    public void A_star_in_the_value_of_a_variable_is_only_a_star() =>
        Assert.False(Allows(
            """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}""",
            "s3:Get", "arn:aws:s3:::all", ("aws:username", "*")));

    [Theory]
    [InlineData(null, false)]
    [InlineData("blue", true)]
    public void A_variable_without_a_value_matches_nothing(string? team, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            Allows(
                """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalTag/team}"}""",
                "s3:Get", "arn:aws:s3:::blue", ("aws:PrincipalTag/team", team)));

    [Theory]
    [InlineData("""{"StringEquals":{"k":["a","b"]}}""", "b", true)]
    [InlineData("""{"StringEquals":{"k":"a"}}""", null, false)]
    [InlineData("""{"StringEqualsIfExists":{"k":"a"}}""", null, true)]
    [InlineData("""{"StringNotEquals":{"k":"a"}}""", null, true)]
    [InlineData("""{"StringNotEquals":{"k":["a","b"]}}""", "b", false)]
    [InlineData("""{"StringLike":{"k":"a*c"}}""", "abc", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"k":"ABC"}}""", "abc", true)]
    [InlineData("""{"ArnLike":{"k":"arn:aws:iam::*:role/a*"}}""", "arn:aws:iam::111111111111:role/abc", true)]
    [InlineData("""{"ArnLike":{"k":"arn:aws:iam:*"}}""", "arn:aws:iam::111111111111:role/abc", false)]
    [InlineData("""{"Bool":{"k":"true"}}""", "true", true)]
    [InlineData("""{"Bool":{"k":true}}""", null, false)]
    [InlineData("""{"BoolIfExists":{"k":"false"}}""", null, true)]
    [InlineData("""{"Null":{"k":"true"}}""", null, true)]
    [InlineData("""{"Null":{"k":"true"}}""", "x", false)]
    [InlineData("""{"IpAddress":{"k":"192.0.2.0/24"}}""", "192.0.2.77", true)]
    [InlineData("""{"NotIpAddress":{"k":"192.0.2.0/24"}}""", "198.51.100.1", true)]
    [InlineData("""{"IpAddress":{"k":"2001:db8::/32"}}""", "2001:db8::1", true)]
    [InlineData("""{"DateLessThan":{"k":"2026-01-01T00:00:00Z"}}""", "2025-12-31T23:59:59Z", true)]
    [InlineData("""{"DateGreaterThan":{"k":"2026-01-01T00:00:00Z"}}""", "2025-12-31T23:59:59Z", false)]
    [InlineData("""{"NumericLessThan":{"k":"10"}}""", "9", true)]
    [InlineData("""{"NumericGreaterThanEquals":{"k":"10"}}""", "9.5", false)]
    public void Conditions_hold_as_the_reference_says(string condition, string? value, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            Allows($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}} }""", "s3:Get", "*", ("k", value)));

    [Theory]
    [InlineData("ForAllValues:StringEquals", new[] { "a", "b" }, true)]
    [InlineData("ForAllValues:StringEquals", new[] { "a", "c" }, false)]
    [InlineData("ForAllValues:StringEquals", new string[0], true)]
    [InlineData("ForAnyValue:StringEquals", new[] { "c", "b" }, true)]
    [InlineData("ForAnyValue:StringEquals", new[] { "c" }, false)]
    public void Several_values_are_tested_for_all_or_for_any(string test, string[] values, bool isAllowed)
    {
        var context = new RequestContext();
        context.Set("k", values);
        var document = $$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{test}}}":{"k":["a","b"]} } }""";

        Assert.Equal(isAllowed, Decide(document, "s3:Get", "*", context).IsAllowed);
    }

    [Fact]
    public void A_boundary_and_a_session_policy_only_take_away()
    {
        var all = Source("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        var s3 = Source("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");

        Assert.Equal(
            " because no permissions boundary allows the iam:Get action",
            Decide(new([all]) { Boundary = s3 }, "iam:Get").Because);
        Assert.Equal(" because no session policy allows the iam:Get action", Decide(new([all]) { Session = [s3] }, "iam:Get").Because);
        Assert.Equal(
            " because no identity-based policy allows the iam:Get action",
            Decide(new([s3]) { Boundary = all }, "iam:Get").Because);
        Assert.Equal(
            " because no service control policy allows the iam:Get action",
            Decide(new([all]) { ServiceControl = [[all], [s3]] }, "iam:Get").Because);
        Assert.True(Decide(new([all]) { Boundary = s3, Session = [s3], ServiceControl = [[all]] }, "s3:Get").IsAllowed);
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:user/x", true, true)]
    [InlineData("111111111111", true, false)]
    [InlineData("arn:aws:iam::111111111111:user/x", false, false)]
    public void Within_an_account_a_resource_policy_that_names_the_caller_is_enough(string principal, bool isSameAccount, bool isAllowed)
    {
        var resource = Source($$$"""{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"*","Resource":"*"}""");

        Assert.Equal(isAllowed, Decide(new([]) { Resource = resource, IsSameAccount = isSameAccount }, "s3:Get").IsAllowed);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", "Policy statement must contain resources.")]
    [InlineData(
        """{"Effect":"Allow","Action":"everything","Resource":"*"}""",
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"bucket"}""", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("""{"Action":"*","Resource":"*"}""", "Missing required field Effect")]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", "Missing required field Action")]
    public void A_document_that_is_no_policy_is_malformed(string statement, string message)
    {
        var world = new SmallWorld();

        var reply = world.Admin.Iam(
            "PutUserPolicy", "UserName", "administrator", "PolicyName", "p", "PolicyDocument", $$"""{"Statement":[{{statement}}]}""");

        Assert.Equal((400, "MalformedPolicyDocument", message), (reply.Status, reply.Code, reply.Message));
    }

    private static bool Allows(string statements, string action, string resource = "*", params (string Key, string? Value)[] keys)
    {
        var context = new RequestContext();
        foreach (var (key, value) in keys)
        {
            context.Set(key, value);
        }

        return Decide(statements, action, resource, context).IsAllowed;
    }

    private static Decision Ask(string statements) => Decide(statements, "s3:Get", "*", new RequestContext());

    private static Decision Decide(string statements, string action, string resource, RequestContext context) =>
        PolicyEvaluator.Decide(new AccessRequest(action, resource, Names, context), new PolicyInputs([Source(statements)]));

    private static Decision Decide(PolicyInputs inputs, string action) =>
        PolicyEvaluator.Decide(new AccessRequest(action, "*", Names, new RequestContext()), inputs);

    private static PolicySource Source(string statements) =>
        new("p", "user", PolicyReader.Read($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));

    private static readonly PrincipalNames Names = new("aws", "111111111111", "arn:aws:iam::111111111111:user/x", null, IsRoot: false);
}
