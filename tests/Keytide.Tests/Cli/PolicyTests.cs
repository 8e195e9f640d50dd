using Keytide.Tests.Support;

namespace Keytide.Tests.Cli;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("audit", "audit")]
    [InlineData("organization", "organization", "--role", "security/KeytideAudit")]
    [InlineData("rotation", "rotation", "--region", "eu-west-1", "--to", "secretsmanager:prod/{user}", "--to", "ssm:/db?region=us-east-1",
        "--to", "vault:kv/app", "--kms-key", "arn:aws:kms:eu-west-1:111122223333:key/0b1c")]
    [InlineData("rotation-role", "rotation-role")]
    [InlineData("rotation-member", "rotation-member", "--to", "secretsmanager:{user}")]
    [InlineData("rotation-organization", "rotation", "--org", "--role", "teams/Rotate")]
    [InlineData("member-trust", "member-trust", "--account", "123456789012", "--external-id", "tide")]
    public async Task The_policies_are_as_agreed(string name, params string[] command)
    {
        var policy = await CommandLineRun.Of(["policy", .. command]);
        Assert.Equal(0, policy.ExitCode);
        Golden.Golden.Check(policy.Output, name, "json");
    }

    [Fact]
    public async Task By_the_settings_it_names_their_role_destinations_channels_and_sealing_key()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("keytide.yaml"), """
            sealing: { key: "kms:alias/keytide" }
            rotation:
              role: teams/Rotator
              notify: [{ name: all, sns: "arn:aws:sns:eu-west-1:111122223333:keys" }]
              policies: [{ name: all, users: ["*"], destinations: ["secretsmanager:prod/{user}", "kubernetes:apps/{user}"] }]
            """, TestContext.Current.CancellationToken);
        var policy = await CommandLineRun.Of("policy", "rotation", "--config", folder.File("keytide.yaml"));
        Assert.True(policy.ExitCode == 0, policy.Error);
        Golden.Golden.Check(policy.Output, "rotation-by-settings", "json");
    }

    [Fact]
    public async Task What_is_no_key_or_no_destination_is_refused()
    {
        Assert.Equal(2, (await CommandLineRun.Of("policy", "rotation", "--kms-key", "alias/x")).ExitCode);
        Assert.Equal(2, (await CommandLineRun.Of("policy", "rotation", "--kms-key", "arn:aws:kms:eu-west-1:111122223333:key/*")).ExitCode);
        Assert.Equal(2, (await CommandLineRun.Of("policy", "rotation", "--to", "nowhere:x")).ExitCode);
    }

    [Fact]
    public async Task Another_partition_has_its_own_arns() =>
        Assert.Contains("arn:aws-us-gov:iam::", (await CommandLineRun.Of("policy", "audit", "--region", "us-gov-east-1")).Output);
}
