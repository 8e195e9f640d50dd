namespace Keytide.Cli.Hook;

/// <summary>A hook of git (githooks(5)).</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Command">What keytide is called with.</param>
/// <param name="ReadsInput">True where git writes to its standard input.</param>
/// <param name="Bypass">How to go on without it once.</param>
internal sealed record HookKind(string Name, string Command, bool ReadsInput, string Bypass)
{
    public static HookKind PreCommit { get; } = new("pre-commit", "scan --staged", ReadsInput: false, "git commit --no-verify");

    public static HookKind PrePush { get; } = new("pre-push", "hook run pre-push", ReadsInput: true, "git push --no-verify");

    public static HookKind PreReceive { get; } = new(
        "pre-receive", "hook run pre-receive", ReadsInput: true, "not for who pushes; here, keytide hook uninstall --pre-receive");
}
