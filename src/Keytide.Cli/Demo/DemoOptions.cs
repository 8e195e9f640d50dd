namespace Keytide.Cli.Demo;

/// <summary>What was asked for.</summary>
/// <param name="Days">How many virtual days pass; none where 0.</param>
/// <param name="Seed">Decides everything.</param>
/// <param name="Port">Where the sandbox is served afterwards; null for nowhere.</param>
/// <param name="Once">Nothing is served.</param>
internal sealed record DemoOptions(int Days, ulong Seed, int? Port, bool Once);
