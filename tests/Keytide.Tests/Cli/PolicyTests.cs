namespace Keytide.Tests.Cli;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("audit", "audit")]
    [InlineData("organization", "organization", "--role", "security/KeytideAudit")]
    [InlineData("member-trust", "member-trust", "--account", "123456789012", "--external-id", "tide")]
    public async Task The_policies_are_as_agreed(string name, params string[] command)
    {
        var policy = await CommandLineRun.Of(["policy", .. command]);
        Assert.Equal(0, policy.ExitCode);
        Golden.Golden.Check(policy.Output, name, "json");
    }

    [Fact]
    public async Task Another_partition_has_its_own_arns() =>
        Assert.Contains("arn:aws-us-gov:iam::", (await CommandLineRun.Of("policy", "audit", "--region", "us-gov-east-1")).Output);
}
