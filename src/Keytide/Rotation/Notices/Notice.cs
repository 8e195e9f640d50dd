namespace Keytide.Rotation.Notices;

/// <summary>Something that people are told once. It has no secret in it, and nothing that leads to one.</summary>
/// <param name="Id">The same for the same occasion, whoever finds it: a receiver can drop a second one.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Account">Whose user.</param>
/// <param name="UserName">Whose key.</param>
/// <param name="Key">The key that is replaced, or is to be.</param>
/// <param name="Rotation">Which rotation; null where there is none yet.</param>
/// <param name="Detail">Why, in words; it may hold what AWS or a destination said.</param>
/// <param name="Todo">What to do; empty where nothing is to be done.</param>
/// <param name="Rule">The policy of the settings; null where the rotation follows none.</param>
public sealed record Notice(
    string Id,
    NoticeKind Kind,
    DateTimeOffset At,
    AccountId Account,
    string UserName,
    AccessKeyId Key,
    string? Rotation,
    string Detail,
    string Todo,
    string? Rule);
