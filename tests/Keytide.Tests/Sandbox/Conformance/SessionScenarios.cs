namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>STS.</summary>
internal static class SessionScenarios
{
    public static IEnumerable<(string File, string Test, Action<Play> Run)> All =>
    [
        ("sts", "TestSTSIntegrations::test_assume_role", play =>
        {
            var trust = play.Recording.Document("create-role", "Role", "AssumeRolePolicyDocument");
            var arn = play.Step("create-role", "CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trust)["Arn"];
            play.StsStep("assume-role", "AssumeRole", "RoleArn", arn, "RoleSessionName", "session");
        }),
        ("sts", "TestSTSIntegrations::test_get_federation_token", play =>
            play.StsStep("get-federation-token", "GetFederationToken", "Name", "somebody", "DurationSeconds", "1500")),
        ("sts", "TestSTSIntegrations::test_sts_invalid_parameters", play =>
        {
            foreach (var (step, arn) in new[]
            {
                ("malformed-arn", "nothing-valid-in-here"),
                ("no-partition", "arn::b:::something/test-role"),
                ("no-service", "arn:a::::something/test-role"),
                ("not-enough-colons", "arn:a:::something/test-role"),
                ("no-resource", "arn:a:a::aaaaaaaaaa:"),
            })
            {
                play.StsStep(step, "AssumeRole", "RoleArn", arn, "RoleSessionName", "Session1");
            }

            string[] bad = ["RoleArn", "arn:aws:iam::111111111111:role/test-role", "RoleSessionName", "Session1:2"];
            play.StsStep("invalid-session-name", "AssumeRole", bad);
        }),
        ("sts", "TestSTSAssumeRoleTagging::test_assume_role_tag_validation", play =>
        {
            var arn = Role(play, "role-1", "r");
            play.StsStep("invalid-transitive-tag-keys", "AssumeRole", [.. To(arn), "TransitiveTagKeys.member.1", "absent"]);
            play.StsStep("duplicate-tag-keys-different-casing", "AssumeRole", [.. To(arn), .. Tag(1, "name"), .. Tag(2, "NAME")]);
        }),
        ("sts", "TestSTSAssumeRoleTagging::test_iam_role_chaining_override_transitive_tags", play =>
        {
            var (first, second) = (Role(play, "role-1", "r1"), Role(play, "role-2", "r2"));
            var reply = play.Admin.Sts("AssumeRole", [.. To(first), .. Tag(1, "name"), "TransitiveTagKeys.member.1", "name"]).Ok();
            var session = new SandboxClient(
                play.World.Aws, play.World.Time, reply["AccessKeyId"], reply["SecretAccessKey"], reply["SessionToken"]);
            play.Recording.Check("override-transitive-tag-error", session.Sts("AssumeRole", [.. To(second), .. Tag(1, "name")]));
            var ignoringCase = session.Sts("AssumeRole", [.. To(second), .. Tag(1, "NAME")]);
            play.Recording.Check("override-transitive-tag-case-ignore-error", ignoringCase);
        }),
    ];

    private static string Role(Play play, string step, string name)
    {
        var trust = play.Recording.Document(step, "Role", "AssumeRolePolicyDocument");
        return play.Step(step, "CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trust)["Arn"];
    }

    private static string[] To(string arn) => ["RoleArn", arn, "RoleSessionName", "session"];

    private static string[] Tag(int number, string key) => [$"Tags.member.{number}.Key", key, $"Tags.member.{number}.Value", "v"];
}
