namespace Keytide.Scanner.Clues;

/// <summary>What is known of a credential that was found complete.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Reasons">What speaks for and against it.</param>
internal sealed record WholeCredential(Rule Rule, IReadOnlyList<Reason> Reasons)
{
    public string? AccessKeyId { get; init; }

    /// <summary>The account that the credential itself carries, or -1.</summary>
    public long Account { get; init; } = -1;

    public string? Principal { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The part of the value that may be shown.</summary>
    public string? Shown { get; init; }

    /// <summary>True for URLs and tokens that are of no use once they have expired.</summary>
    public bool EndsByItself { get; init; }
}
