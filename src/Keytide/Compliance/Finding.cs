using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>One verdict of one check about one subject.</summary>
public sealed record Finding
{
    /// <summary>
    /// Stable over runs and machines: a hash over partition, account, check and the subject (credential id, or principal where there is
    /// none).
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The check's name, for example <c>key.age</c>.</summary>
    public required string Check { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public required Verdict Verdict { get; init; }

    public required AccountId AccountId { get; init; }

    public required Principal Principal { get; init; }

    /// <summary>
    /// The credential it is about; null when it is about the principal or the account, or the credential's id is not known.
    /// </summary>
    public string? CredentialId { get; init; }

    public CredentialKind? CredentialKind { get; init; }

    /// <summary>The ARN of what it is about when that is neither the principal nor a credential: a policy, a group.</summary>
    public string? Resource { get; init; }

    /// <summary>What is the case, in one sentence with the figures in it.</summary>
    public required string Message { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required IReadOnlyList<ControlReference> Controls { get; init; }

    /// <summary>What to do, as a sentence or a command.</summary>
    public required string Remediation { get; init; }

    /// <summary>For a pass that time alone will end: the instant up to which it holds unless something is done.</summary>
    public DateTimeOffset? PassesUntil { get; init; }

    /// <summary>Who has answered for it, when the verdict is <see cref="Verdict.Muted"/>.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>How it compares with the baseline; null without one.</summary>
    public BaselineState? Baseline { get; init; }
}
