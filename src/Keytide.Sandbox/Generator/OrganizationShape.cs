namespace Keytide.Sandbox.Generator;

/// <summary>What to generate. The same shape gives the same organization, id for id and secret for secret.</summary>
public sealed record OrganizationShape(DateTimeOffset Now)
{
    public const int MaximumAccounts = 100_000;
    public const int MaximumUsers = 5_000;

    public ulong Seed { get; init; } = 1;

    /// <summary>1 to 100,000. The first is the management account; from the ninth on they are numbered workload accounts.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>IAM users of every account, 1 to 5,000 (AWS's quota); null gives each kind of account a size of its own.</summary>
    public int? Users { get; init; }
}
