namespace Keytide.Sandbox.Policy;

/// <summary>
/// The names under which a caller may stand in a Principal element: its account's id, its own ARN (of the user, or of the session),
/// and for a session the ARN of its role.
/// </summary>
public sealed record PrincipalNames(string Partition, string AccountId, string Arn, string? RoleArn, bool IsRoot)
{
    /// <summary>Named itself, so that a resource policy alone is enough within the account.</summary>
    public bool IsNamedBy(PrincipalPattern pattern) =>
        pattern.Kind == "AWS" && (pattern.Value == "*" || pattern.Value == Arn || (RoleArn is not null && pattern.Value == RoleArn));

    /// <summary>Its account is named: the account's own policies then decide.</summary>
    public bool IsOfAccountNamedBy(PrincipalPattern pattern) =>
        pattern.Kind == "AWS" && (pattern.Value == AccountId || pattern.Value == $"arn:{Partition}:iam::{AccountId}:root");
}
