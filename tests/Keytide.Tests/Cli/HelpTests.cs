namespace Keytide.Tests.Cli;

public sealed class HelpTests
{
    [Theory]
    [InlineData("root")]
    [InlineData("audit", "audit")]
    [InlineData("keys-list", "keys", "list")]
    [InlineData("policy", "policy")]
    [InlineData("demo", "demo")]
    [InlineData("sandbox", "sandbox")]
    [InlineData("scan", "scan")]
    [InlineData("hook-install", "hook", "install")]
    public async Task Help_is_as_agreed(string name, params string[] command)
    {
        var help = await CommandLineRun.Of([.. command, "--help"]);
        Assert.Equal(0, help.ExitCode);
        Golden.Golden.Check(help.Output, name);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("audit", "--fail-on", "sometimes")]
    [InlineData("audit", "--as-of", "tomorrow")]
    [InlineData("audit", "--as-of", "0001-01-01T00:00:00+14:00")]
    [InlineData("audit", "--endpoint-url", "gopher://x")]
    [InlineData("audit", "--credential-report", "/nonexistent/report.csv")]
    [InlineData("audit", "--credential-report", "/dev/null")]
    [InlineData("audit", "--format", "docx")]
    [InlineData("audit", "--config", "/nonexistent/keytide.yaml")]
    [InlineData("audit", "--org", "--credential-report", "x")]
    [InlineData("audit", "--role", "x")]
    [InlineData("keys", "list", "--kind", "0")]
    [InlineData("policy", "member-trust", "--account", "12")]
    [InlineData("policy", "organization", "--role", "*")]
    [InlineData("sandbox", "--port", "70000")]
    [InlineData("scan", "--fail-on", "critical")]
    [InlineData("scan", "--format", "html")]
    [InlineData("scan", "/nonexistent/folder")]
    [InlineData("scan", "--stdin", "README.md")]
    [InlineData("scan", "")]
    [InlineData("scan", "--baseline", "/nonexistent/baseline.json")]
    [InlineData("scan", "--baseline", "/dev/null")]
    [InlineData("scan", "--history", "/")]
    [InlineData("scan", "--history", "--stdin")]
    [InlineData("scan", "--history", "--all")]
    [InlineData("scan", "--since", "HEAD")]
    [InlineData("scan", "--history", "--staged")]
    [InlineData("scan", "--staged", "/")]
    [InlineData("scan", "--staged", "a", "b")]
    [InlineData("scan", "--ignore-check", "/")]
    [InlineData("scan", "--ignore-check", "--format", "sarif")]
    [InlineData("scan", "--config", "/nonexistent/keytide.yaml")]
    [InlineData("hook", "run", "post-commit")]
    public async Task A_mistake_on_the_command_line_is_told_once_and_ends_with_2(params string[] arguments)
    {
        var run = await CommandLineRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("keytide: ", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }
}
