namespace Keytide.Scanning;

/// <summary>What AWS said of a leaked key.</summary>
/// <param name="Status">Whether it works.</param>
/// <param name="Because">How that is known, as part of a sentence.</param>
/// <param name="AsOf">When it was asked.</param>
public sealed record KeyAnswer(LeakStatus Status, string Because, DateTimeOffset AsOf)
{
    /// <summary>Whether it is a key of the asking account; null where that was not learnt.</summary>
    public bool? IsOurs { get; init; }

    public string? PrincipalArn { get; init; }

    /// <summary>The user, where the answer names one.</summary>
    public string? UserName { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
