namespace Keytide.Inventory;

/// <summary>One operation to call, with what it is about. A paged operation is one of these, whatever the number of its pages.</summary>
/// <param name="Action">One of <see cref="IamActions"/>.</param>
/// <param name="UserName">Null for an operation about the whole account.</param>
/// <param name="Subject">The access key id or the device's serial number, for an operation about one.</param>
public sealed record InventoryCall(string Action, string? UserName = null, string? Subject = null);
