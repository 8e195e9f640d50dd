namespace Keytide.Inventory;

/// <summary>One access key of a user or of root.</summary>
/// <param name="Id">Null where the key is known only as a slot of the credential report that could not be joined to one id. Such a key is
/// reported and never acted on.</param>
/// <param name="Status">Active, Inactive or Expired.</param>
/// <param name="CreatedAt">When it was made; changing its status does not change this.</param>
/// <param name="LastUse">Unknown where only the key's existence was read.</param>
public sealed record AccessKey(AccessKeyId? Id, CredentialStatus Status, Fact<DateTimeOffset> CreatedAt, Fact<LastUse> LastUse)
{
    /// <summary>When it was made inactive; null where nobody recorded that. No API of IAM tells it.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }
}
