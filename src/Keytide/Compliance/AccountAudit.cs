using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>
/// The audit of one account: the unit in which results are made, written and forgotten, so that memory does not grow with the
/// organization.
/// </summary>
public sealed record AccountAudit
{
    public required AccountId Id { get; init; }

    public required Partition Partition { get; init; }

    public required string? Name { get; init; }

    public required AccountStatus Status { get; init; }

    /// <summary>Why the status is not complete, in one sentence; null when it is.</summary>
    public required string? Reason { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<ReadGap> Gaps { get; init; }

    /// <summary>HTTP requests sent, by action, for example <c>iam:ListUsers</c> → 1.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>How many IAM users the account has; null where the list could not be read.</summary>
    public required int? Users { get; init; }

    public required IReadOnlyList<Credential> Credentials { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}
