namespace Keytide.Tests.Scanning;

/// <summary>A made-up key, of the structure of real ones.</summary>
public sealed record KeyPair(string Id, string Secret, string Token, long Account);
