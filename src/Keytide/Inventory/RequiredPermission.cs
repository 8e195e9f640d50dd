namespace Keytide.Inventory;

/// <summary>An action that Keytide calls, and what for: what is lost where it is not allowed.</summary>
/// <param name="Action">As IAM policies name it.</param>
/// <param name="Purpose">What is read with it.</param>
/// <param name="Resource">The ARN pattern it is needed on, with <c>*</c> for the account; <c>*</c> where AWS knows no resource for
/// it.</param>
public sealed record RequiredPermission(string Action, string Purpose, string Resource = "*");
