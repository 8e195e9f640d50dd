namespace Keytide.Sandbox.Generator;

/// <summary>Somebody who works, or worked, at the company; the same in every account.</summary>
internal sealed record Person(string UserName, string Email, string Team);
