namespace Keytide.Scanning;

/// <summary>A commit, by what a reader needs to find it and its author.</summary>
/// <param name="Id">Its full name in hexadecimal digits, 40 of them in SHA-1 repositories and 64 in SHA-256 ones.</param>
/// <param name="Author">Name and address as the commit has them; cut down where they hold a credential themselves.</param>
/// <param name="Date">When it was authored, by its author's clock.</param>
public sealed record CommitReference(string Id, string Author, DateTimeOffset Date);
