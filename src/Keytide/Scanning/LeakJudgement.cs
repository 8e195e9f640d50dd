namespace Keytide.Scanning;

/// <summary>Whose a leaked credential is, whether it works, and what to do about it.</summary>
public sealed record LeakJudgement
{
    /// <summary>Nothing is known of it.</summary>
    public static readonly LeakJudgement None = new();

    public LeakStatus Status { get; init; }

    /// <summary>How the status is known, as a sentence for people; null where there is nothing to say.</summary>
    public string? Because { get; init; }

    /// <summary>When the status was true.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>True for an account of ours, false for one of somebody else, null where that is not known.</summary>
    public bool? IsOurs { get; init; }

    /// <summary>True for a key that was laid out to be found: whoever tries it sets off an alarm.</summary>
    public bool IsCanary { get; init; }

    public string? AccountName { get; init; }

    /// <summary>The user, role or root that the credential belongs to.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>Who answers for it, by the principal's tags; the user's name where no tag says so.</summary>
    public string? Owner { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The next step, as a command or a sentence.</summary>
    public string? Todo { get; init; }
}
