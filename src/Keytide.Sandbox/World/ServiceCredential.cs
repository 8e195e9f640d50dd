namespace Keytide.Sandbox.World;

/// <summary>
/// A credential for one service only: a user name and password for CodeCommit and Keyspaces, an alias and a key for Bedrock and the like.
/// </summary>
public sealed class ServiceCredential(User user, string id, string service, string name, string secret, DateTimeOffset createdAt)
{
    public User User { get; } = user;

    public string Id { get; } = id;

    /// <summary>For example codecommit.amazonaws.com.</summary>
    public string Service { get; } = service;

    /// <summary>The service's user name or the credential's alias.</summary>
    public string Name { get; } = name;

    public string Secret { get; private set; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Null for credentials without an end.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public KeyStatus Status { get; set; } = KeyStatus.Active;

    /// <summary>What a reader is told: past its end it is Expired whatever was set.</summary>
    public KeyStatus StatusAt(DateTimeOffset now) => ExpiresAt <= now ? KeyStatus.Expired : Status;

    public void Reset(string secret) => Secret = secret;
}
