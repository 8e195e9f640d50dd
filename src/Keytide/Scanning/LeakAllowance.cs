using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>An entry of the settings that accepts leaks for a time. All that it names must agree; it names at least one thing.</summary>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last moment at which it holds.</param>
public sealed record LeakAllowance(string Owner, string Reason, DateTimeOffset Expires)
{
    /// <summary>One credential, wherever it stands.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Paths as in gitignore(5), from where the scan names them.</summary>
    public IgnorePattern? Path { get; init; }

    public Rule? Rule { get; init; }

    /// <summary>Credentials that carry this account.</summary>
    public AccountId? Account { get; init; }

    public string? Ticket { get; init; }

    /// <summary>File and line of the entry, for people.</summary>
    public string Origin { get; init; } = "";

    public bool Fits(FileFinding found) =>
        (Fingerprint is null || Fingerprint == found.Finding.Fingerprint)
        && (Rule is null || Rule == found.Finding.Rule)
        && (Account is null || Account.ToString() == found.Finding.AccountId)
        && (Path is null || Path.Matches(Relative(found.Path), isFolder: false));

    private static string Relative(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
