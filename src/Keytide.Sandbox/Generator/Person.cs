namespace Keytide.Sandbox.Generator;

/// <summary>Somebody who works, or worked, at the company; the same in every account.</summary>
/// <param name="LeftDaysAgo">Null for those who are still there.</param>
internal sealed record Person(string UserName, string Email, string Team, double? LeftDaysAgo);
