namespace Keytide.Sandbox.Faults;

/// <summary>Befalls this share of requests, from 0 to 1.</summary>
public sealed record RateFault(double Rate);
