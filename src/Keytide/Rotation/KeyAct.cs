namespace Keytide.Rotation;

/// <summary>A single change of a key outside any rotation, as the journal keeps it.</summary>
/// <param name="Account">Whose user.</param>
/// <param name="UserName">By name.</param>
/// <param name="UserId">By unique id.</param>
/// <param name="Key">Which key.</param>
/// <param name="Change">What is done to it.</param>
/// <param name="By">Who asked.</param>
/// <param name="Reason">What speaks for it: the last use on record.</param>
public sealed record KeyAct(
    AccountId Account, string UserName, string UserId, AccessKeyId Key, KeyChange Change, string By, string Reason)
{
    public string Subject => Lease.SubjectOf(Account, UserId);
}
