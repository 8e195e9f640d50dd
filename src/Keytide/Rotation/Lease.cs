namespace Keytide.Rotation;

/// <summary>The right of one engine to act for one user.</summary>
/// <param name="Subject">Account and user id.</param>
/// <param name="Holder">Which engine, for people and for telling whether it still lives.</param>
/// <param name="Token">Greater than that of every lease before; the journal takes no line under an older one.</param>
/// <param name="ActUntil">No effect begins after this.</param>
public sealed record Lease(string Subject, string Holder, long Token, DateTimeOffset ActUntil)
{
    public static string SubjectOf(AccountId account, string userId) => $"{account}/{userId}";
}
