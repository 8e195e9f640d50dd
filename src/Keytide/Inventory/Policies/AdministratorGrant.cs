namespace Keytide.Inventory.Policies;

/// <summary>Whether, and through what, a user administers the account.</summary>
/// <param name="Strength">How firmly.</param>
/// <param name="IsEverything">True for every action of every service; false where it is all of IAM, from which the rest can be had.</param>
/// <param name="Policies">The names of the policies that grant it.</param>
/// <param name="ConditionKeys">The keys on which it depends, when conditional.</param>
public sealed record AdministratorGrant(
    GrantStrength Strength, bool IsEverything, IReadOnlyList<string> Policies, IReadOnlyList<string> ConditionKeys)
{
    public static readonly AdministratorGrant None = new(GrantStrength.None, IsEverything: false, [], []);
}
