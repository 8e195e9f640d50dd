namespace Keytide.Inventory;

/// <summary>A managed policy as it hangs on a user or a group.</summary>
public sealed record PolicyAttachment(string Name, string Arn);
