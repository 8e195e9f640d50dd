namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>Roles and policies.</summary>
internal static class PolicyScenarios
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private const string Simulated =
        """{"Version": "2012-10-17", "Statement": [{"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}]}""";

    public static IEnumerable<(string File, string Test, Action<Play> Run)> All =>
    [
        ("iam", "TestIAMIntegrations::test_update_assume_role_policy", play =>
        {
            var trust = play.Recording.Document("created_role", "Role", "AssumeRolePolicyDocument");
            play.Step("created_role", "CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trust);
            play.Step("updated_policy", "UpdateAssumeRolePolicy", "RoleName", "r", "PolicyDocument", trust);
        }),
        ("iam", "TestIAMExtensions::test_create_role_with_malformed_assume_role_policy_document", play =>
            play.Step("invalid-json", "CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", "{not json")),
        ("iam", "TestIAMIntegrations::test_create_describe_role", play =>
        {
            var trust = play.Recording.Document("create_role_result", "Role", "AssumeRolePolicyDocument");
            play.Step("create_role_result", "CreateRole", "RoleName", "r", "Path", "/here/", "AssumeRolePolicyDocument", trust);
            play.Step("get_role_result", "GetRole", "RoleName", "r");
            play.Step("list_roles_result", "ListRoles", "PathPrefix", "/here/");
        }),
        ("iam", "TestIAMIntegrations::test_list_roles_with_permission_boundary", play =>
        {
            var trust = play.Recording.Document("created_role", "Role", "AssumeRolePolicyDocument");
            play.Step("created_role", "CreateRole", "RoleName", "r", "Path", "/here/", "AssumeRolePolicyDocument", trust);
            play.Do("PutRolePermissionsBoundary", "RoleName", "r", "PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess");
            play.Step("list_roles_result", "ListRoles", "PathPrefix", "/here/");
        }),
        ("iam", "TestIAMExtensions::test_role_with_path_lifecycle", play =>
        {
            var trust = play.Recording.Document("create-role-response", "Role", "AssumeRolePolicyDocument");
            play.Step("create-role-response", "CreateRole", "RoleName", "r", "Path", "/a/b/", "AssumeRolePolicyDocument", trust);
            play.Step("get-role-response", "GetRole", "RoleName", "r");
            play.Step("delete-role-response", "DeleteRole", "RoleName", "r");
        }),
        ("iam", "TestRoles::test_role_with_tags", play =>
        {
            var trust = play.Recording.Document("create-role-response", "Role", "AssumeRolePolicyDocument");
            play.Step(
                "create-role-response", "CreateRole", "RoleName", "r", "Path", "/role-with-tags/", "AssumeRolePolicyDocument", trust,
                "Tags.member.1.Key", "test", "Tags.member.1.Value", "value");
            play.Step("get-role-response", "GetRole", "RoleName", "r");
            play.Step("list-role-response", "ListRoles", "PathPrefix", "/role-with-tags/");
        }),
        ("iam", "TestIAMIntegrations::test_user_attach_policy", play => Attach(play, "User")),
        ("iam", "TestIAMIntegrations::test_role_attach_policy", play => Attach(play, "Role")),
        ("iam", "TestIAMIntegrations::test_delete_non_existent_policy_returns_no_such_entity", play =>
            play.Step(
                "delete-non-existent-policy-exc", "DeletePolicy", "PolicyArn", "arn:aws:iam::111111111111:policy/non-existent-policy")),
        ("iam", "TestIAMPolicyEncoding::test_put_user_policy_encoding", play => Encode(play, "User")),
        ("iam", "TestIAMPolicyEncoding::test_put_group_policy_encoding", play => Encode(play, "Group")),
        ("iam", "TestIAMPolicyEncoding::test_put_role_policy_encoding", play =>
        {
            var trust = play.Recording.Document("create-role-response", "Role", "AssumeRolePolicyDocument");
            play.Step("create-role-response", "CreateRole", "RoleName", "x", "Path", "/p/", "AssumeRolePolicyDocument", trust);
            Encode(play, "Role");
            play.Step("get-role-response", "GetRole", "RoleName", "x");
            play.Step("list-roles-response", "ListRoles", "PathPrefix", "/p/");
        }),
        ("iam", "TestIAMIntegrations::test_simulate_principle_policy[user]", play => Simulate(play, "User")),
        ("iam", "TestIAMIntegrations::test_simulate_principle_policy[group]", play => Simulate(play, "Group")),
        ("iam", "TestIAMIntegrations::test_simulate_principle_policy[role]", play => Simulate(play, "Role")),
    ];

    private static void Make(Play play, string kind)
    {
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}
            """;
        string[] more = kind == "Role" ? ["AssumeRolePolicyDocument", Trust] : [];
        play.Do($"Create{kind}", [$"{kind}Name", "x", .. more]);
    }

    private static void Attach(Play play, string kind)
    {
        Make(play, kind);
        var arn = play.Step("create_policy_response", "CreatePolicy", "PolicyName", "some-policy", "PolicyDocument", Document)["Arn"];
        foreach (var (step, given) in new[]
        {
            ("non_existent_malformed_policy_arn", "longpolicynamebutnoarn"),
            ("existing_policy_name_provided", "some-policy-of-that-name"),
            ("valid_arn_not_existent", arn + "123"),
            ("valid_policy_arn", arn),
        })
        {
            play.Step(step, $"Attach{kind}Policy", $"{kind}Name", "x", "PolicyArn", given);
        }
    }

    private static void Encode(Play play, string kind)
    {
        if (kind != "Role")
        {
            Make(play, kind);
        }

        var document = play.Recording.Document("get-policy-response", "PolicyDocument");
        play.Do($"Put{kind}Policy", $"{kind}Name", "x", "PolicyName", "p", "PolicyDocument", document);
        play.Step("get-policy-response", $"Get{kind}Policy", $"{kind}Name", "x", "PolicyName", "p");
    }

    private static void Simulate(Play play, string kind)
    {
        Make(play, kind);
        var arn = play.Do("CreatePolicy", "PolicyName", "p", "PolicyDocument", Simulated)["Arn"];
        play.Do($"Attach{kind}Policy", $"{kind}Name", "x", "PolicyArn", arn);
        play.Step(
            "response", "SimulatePrincipalPolicy", "PolicySourceArn", $"arn:aws:iam::111111111111:{kind.ToLowerInvariant()}/x",
            "ActionNames.member.1", "s3:PutObject", "ActionNames.member.2", "s3:GetObjectVersion",
            "ResourceArns.member.1", "arn:aws:s3:::bucket");
    }
}
