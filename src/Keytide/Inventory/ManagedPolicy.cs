namespace Keytide.Inventory;

/// <summary>A managed policy in use in the account, with the document of its default version.</summary>
/// <param name="IsAwsManaged">True for the policies that AWS maintains (<c>arn:…:iam::aws:policy/…</c>).</param>
/// <param name="AttachmentCount">How many users, groups and roles it is attached to.</param>
/// <param name="BoundaryCount">How many users and roles it bounds.</param>
public sealed record ManagedPolicy(string Name, string Arn, bool IsAwsManaged, int AttachmentCount, int BoundaryCount, string Document);
