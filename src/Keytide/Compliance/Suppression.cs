namespace Keytide.Compliance;

/// <summary>Somebody's word that a failed check is accepted for a time.</summary>
/// <param name="Check">The check it silences, or <c>*</c>.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last instant at which it holds. At most a year ahead of the day it was written.</param>
/// <param name="Ticket">Where it was discussed; optional.</param>
public sealed record Suppression(string Check, string Owner, string Reason, DateTimeOffset Expires, string? Ticket)
{
    /// <summary>What stands for all checks.</summary>
    public const string EveryCheck = "*";

    /// <summary>The account it is limited to; null for any.</summary>
    public AccountId? Account { get; init; }

    /// <summary>A user name, ARN or credential id, matched exactly unless <see cref="IsPattern"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether <see cref="Subject"/> may hold <c>*</c> and <c>?</c>.</summary>
    public bool IsPattern { get; init; }

    /// <summary>Tags the principal must carry, all of them.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it is written, as <c>file:line</c>; null for one made in code.</summary>
    public string? Origin { get; init; }
}
