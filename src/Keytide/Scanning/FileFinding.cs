using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>A finding and the file that it is in.</summary>
/// <param name="Path">As the scan named it, with slashes. What is no file stands in brackets: "(message of commit 1a2b3c…)".</param>
/// <param name="Finding">The finding.</param>
/// <param name="Commit">The first commit that has it; null outside of git, in the index, and for what no commit holds.</param>
public sealed record FileFinding(string Path, Finding Finding, CommitReference? Commit = null)
{
    /// <summary>Git's name of the object that it is in, in hexadecimal digits; null outside of git.</summary>
    public string? ObjectId { get; init; }

    /// <summary>
    /// True for what no branch and no tag leads to: git will remove it some day, and until then anyone with the repository has it.
    /// </summary>
    public bool IsUnreachable { get; init; }
}
