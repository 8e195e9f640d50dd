namespace Keytide.Rotation.Notices;

/// <summary>A notice as it is written down.</summary>
internal sealed record NoticeDocument(
    string Id,
    string Kind,
    DateTimeOffset At,
    string Account,
    string UserName,
    string Key,
    string? Rotation,
    string Detail,
    string Todo,
    string? Rule);
