namespace Keytide.Sandbox.World;

/// <summary>A long-lived key of a user, or of root where <see cref="Owner"/> is null.</summary>
public sealed class AccessKey(Account account, User? owner, string id, string secret, DateTimeOffset createdAt, ulong changeNumber)
{
    public Account Account { get; } = account;

    public User? Owner { get; } = owner;

    public string Id { get; } = id;

    /// <summary>Known to the oracle of a test; AWS shows it once.</summary>
    public string Secret { get; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public Timeline<KeyStatus> History { get; } = new(KeyStatus.Active, createdAt, changeNumber);

    public KeyStatus Status => History.Current;

    public LastUse LastUse { get; } = new();

    public void SetStatus(KeyStatus status, DateTimeOffset at) => History.Set(status, at, Account.NextChange());
}
