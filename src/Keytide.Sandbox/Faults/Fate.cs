namespace Keytide.Sandbox.Faults;

/// <summary>What befalls one request.</summary>
internal sealed record Fate(ulong Host, ulong Travel, double? ShortPage, bool IsLostBefore, bool IsLostAfter, ServerError? Error);
