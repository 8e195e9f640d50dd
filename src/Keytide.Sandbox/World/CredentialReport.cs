namespace Keytide.Sandbox.World;

/// <summary>The account's credential report: at most one in four hours, the same bytes for all who ask.</summary>
public sealed class CredentialReport
{
    /// <summary>Set while a report is being made.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset? GeneratedAt { get; private set; }

    public byte[] Content { get; private set; } = [];

    public void Start(DateTimeOffset at, DateTimeOffset readyAt) => (StartedAt, ReadyAt) = (at, readyAt);

    public void Finish(DateTimeOffset at, byte[] content) => (StartedAt, ReadyAt, GeneratedAt, Content) = (null, null, at, content);
}
