namespace Keytide.Inventory.Policies;

/// <summary>
/// What an SSH public key of an IAM user can be used for: git on CodeCommit, and nothing else (IAM User Guide, CodeCommit credentials).
/// Other actions of the service are called with access keys.
/// </summary>
public static class CodeCommitGit
{
    public const string Service = "codecommit";

    public static readonly IReadOnlyList<string> Actions = ["GitPull", "GitPush"];
}
