namespace Keytide.Inventory;

/// <summary>Something that was asked for and could not be read.</summary>
/// <param name="Source">The API action or file.</param>
/// <param name="Subject">The user or resource it was about; null for the whole account.</param>
/// <param name="Reason">Why, in words for a person, for example <c>AccessDenied: … is not authorized to perform
/// iam:ListAccessKeys</c>.</param>
public sealed record ReadGap(string Source, string? Subject, string Reason);
