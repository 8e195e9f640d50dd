namespace Keytide.Sandbox.World.Kms;

/// <summary>A symmetric key that never leaves its store.</summary>
public sealed class KmsKey
{
    internal KmsKey(string id, string arn, string description, byte[] material, DateTimeOffset createdAt)
    {
        Id = id;
        Arn = arn;
        Description = description;
        Material = material;
        CreatedAt = createdAt;
    }

    public string Id { get; }

    public string Arn { get; }

    public string Description { get; }

    public DateTimeOffset CreatedAt { get; }

    public KeyState State { get; set; } = KeyState.Enabled;

    /// <summary>When it is deleted, where that is scheduled.</summary>
    public DateTimeOffset? DeletionAt { get; set; }

    internal byte[] Material { get; }
}
