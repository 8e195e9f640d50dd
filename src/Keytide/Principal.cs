namespace Keytide;

/// <summary>Who a credential or a finding belongs to.</summary>
/// <param name="Type">What kind of identity it is.</param>
/// <param name="Name">The IAM name without its path; <c>&lt;root_account&gt;</c> for root, as the credential report writes it; the
/// account's number for an account.</param>
/// <param name="Arn">The full ARN, path included.</param>
/// <param name="Id">The unique id (AIDA…, AROA…), which a deleted and recreated user does not keep; null where it was not read.</param>
public sealed record Principal(PrincipalType Type, string Name, string Arn, string? Id)
{
    /// <summary>The name under which the credential report lists the root user.</summary>
    public const string RootName = "<root_account>";

    public static Principal RootOf(AccountId account, Partition partition) =>
        new(PrincipalType.Root, RootName, $"arn:{partition}:iam::{account}:root", account.ToString());

    public static Principal Account(AccountId account, Partition partition) =>
        new(PrincipalType.Account, account.ToString(), $"arn:{partition}:iam::{account}:root", account.ToString());
}
